(** Theorem 2.2: backward iterates of maps with a common contraction constant converge. *)
From Retrograde Require Import Library Words Metric Contraction.

Section Theorem_2_2.
Context {M : Metric_Space}.
Variables (T : nat -> Base M -> Base M) (k D : R) (th : Base M).
Hypothesis Hk : 0 <= k < 1.
Hypothesis Hlip : on_positive (fun i => lipschitz k (T i)).
Hypothesis HD : on_positive (fun i => dist M th (T i th) <= D).

Let Hkeep : on_positive (fun i => forall x, everywhere x -> everywhere (T i x)).
Proof. intros i _ x _. exact I. Qed.
Let Hlip' : on_positive (fun i => lipschitz_on everywhere k (T i)).
Proof. intros i Hi. apply lipschitz_everywhere, Hlip, Hi. Qed.

(** (i) d(X_n, X_m) <= D k^n (1 - k^(m-n)) / (1 - k) for n <= m. *)
Theorem backward_cauchy n m :
  (n <= m)%nat ->
  dist M (backward T n th) (backward T m th) <= D * k ^ n * (1 - k ^ (m - n)) / (1 - k).
Proof. exact (cauchy_bound everywhere Hkeep Hk Hlip' I HD n m). Qed.

(** There is one point l that is the limit of X_n from every start x, and the only one; from th
    the error is at most D k^n / (1 - k), from x at most (D + (1 + k) d(th, x)) k^n / (1 - k). *)
Theorem backward_converges :
  complete M ->
  exists l,
    (forall n, dist M (backward T n th) l <= D / (1 - k) * k ^ n) /\
    (forall x n, dist M (backward T n x) l <= (D + (1 + k) * dist M th x) / (1 - k) * k ^ n) /\
    (forall x l', converges (fun n => backward T n x) l' <-> l' = l).
Proof.
  intro Hc. destruct (has_limit everywhere Hkeep Hk Hlip' I HD Hc) as [l Hl]. exists l.
  assert (Hall : forall x, converges (fun n => backward T n x) l)
    by (intro x; exact (same_limit everywhere Hkeep Hk Hlip' I HD l x I Hl)).
  split; [| split].
  - intro n. exact (rate everywhere Hkeep Hk Hlip' I HD l n Hl).
  - intros x n. apply (rate everywhere Hkeep Hk Hlip' I); [| apply Hall].
    intros i Hi. apply (displacement_elsewhere everywhere); [apply Hlip', Hi | exact I | exact I |].
    apply HD, Hi.
  - intros x l'. split; [intro H; exact (limit_unique _ _ _ H (Hall x)) | intros ->; apply Hall].
Qed.

(** (v) Two starts come together at the rate k^n, in both directions. *)
Theorem starts_come_together x y n :
  dist M (backward T n x) (backward T n y) <= k ^ n * dist M x y /\
  dist M (forward T n x) (forward T n y) <= k ^ n * dist M x y.
Proof.
  split.
  - exact (backward_contracts everywhere Hkeep Hk Hlip' n x y I I).
  - exact (forward_contracts everywhere Hkeep Hk Hlip' n x y I I).
Qed.

(** (iii) The ball of radius D / (1 - k) about the start is kept by every map. *)
Theorem ball_invariant i x :
  (1 <= i)%nat -> ball th (D / (1 - k)) x -> ball th (D / (1 - k)) (T i x).
Proof.
  unfold ball. intros Hi Hx. pose proof (dist_tri M th (T i x) (T i th)).
  pose proof (HD i Hi). pose proof (Hlip i Hi th x).
  assert (k * dist M th x <= k * (D / (1 - k))) by (apply Rmult_le_compat_l; lra).
  replace (D / (1 - k)) with (D + k * (D / (1 - k))) by (field; lra). lra.
Qed.

(** (iv) Both X_n and Y_n stay within D (1 - k^n) / (1 - k) of the start. *)
Theorem iterates_stay n :
  dist M th (backward T n th) <= D * (1 - k ^ n) / (1 - k) /\
  dist M th (forward T n th) <= D * (1 - k ^ n) / (1 - k).
Proof.
  split.
  - pose proof (run_moves Hkeep Hk Hlip' I HD (seq 1 n) (seq_positive 1 n ltac:(lia))) as H.
    rewrite size_seq in H. exact H.
  - pose proof (run_moves Hkeep Hk Hlip' I HD (rev (seq 1 n))
      (rev_positive _ (seq_positive 1 n ltac:(lia)))) as H.
    rewrite size_rev, size_seq in H. exact H.
Qed.

(** (iii) A bound that can be computed when the n maps are known: L is any Lipschitz constant of
    the composition T_1 ... T_n on the invariant ball. *)
Theorem backward_a_posteriori l n L :
  0 <= L -> lipschitz_on (ball th (D / (1 - k))) L (backward T n) ->
  converges (fun j => backward T j th) l -> dist M (backward T n th) l <= L * (D / (1 - k)).
Proof.
  intros HL Hn Hl. apply (limit_within _ _ _ _ n Hl). intros m Hm.
  rewrite (backward_split T n m th Hm).
  pose proof (D_nonneg T D th HD) as HD0.
  assert (Hr : 0 <= D / (1 - k)) by (apply Rle_mult_inv_pos; lra).
  assert (Hw : positive_word (seq (S n) (m - n))) by (apply seq_positive; lia).
  assert (Hin : dist M th (backward_from T n m th) <= D / (1 - k)).
  { eapply Rle_trans; [exact (run_moves Hkeep Hk Hlip' I HD _ Hw) |].
    pose proof (geometric_tail k Hk D 0 (length (seq (S n) (m - n))) HD0) as Ht.
    simpl in Ht. rewrite !Rmult_1_r in Ht. exact Ht. }
  eapply Rle_trans.
  - apply Hn; [unfold ball; rewrite dist_self; exact Hr | exact Hin].
  - apply Rmult_le_compat_l; assumption.
Qed.
End Theorem_2_2.

(** (i) in full: with constants l_j of their own, d(X_n, X_m) is at most the sum over n <= j < m of
    l_1 ... l_j d(th, T_(j+1) th). No common k < 1 is asked for. *)
Fixpoint product (l : nat -> R) (n : nat) : R :=
  match n with O => 1 | S n' => product l n' * l n end.

Definition sum_over (l : list nat) (f : nat -> R) : R := fold_right (fun j s => f j + s) 0 l.

Lemma sum_over_snoc l j f : sum_over (l ++ [j]) f = sum_over l f + f j.
Proof. induction l as [| i l IH]; simpl; [ring | rewrite IH; ring]. Qed.

Section Own_constants.
Context {M : Metric_Space}.
Variables (T : nat -> Base M -> Base M) (l : nat -> R).
Hypothesis Hl : on_positive (fun i => 0 <= l i).
Hypothesis Hlip : on_positive (fun i => lipschitz (l i) (T i)).

Lemma backward_product_lipschitz n : 0 <= product l n /\ lipschitz (product l n) (backward T n).
Proof.
  induction n as [| n [IH0 IH]]; simpl.
  - split; [lra | intros x y; unfold backward; simpl; lra].
  - pose proof (Hl (S n) ltac:(lia)) as Hn. split; [apply Rmult_le_pos; assumption |].
    intros x y. rewrite !backward_S. eapply Rle_trans; [apply IH |].
    rewrite Rmult_assoc. apply Rmult_le_compat_l; [exact IH0 |]. apply Hlip. lia.
Qed.

Theorem backward_telescope th n m :
  (n <= m)%nat ->
  dist M (backward T n th) (backward T m th) <=
  sum_over (seq n (m - n)) (fun j => product l j * dist M th (T (S j) th)).
Proof.
  intro Hnm. replace m with (n + (m - n))%nat at 1 by lia.
  induction (m - n)%nat as [| d IH].
  - rewrite Nat.add_0_r, dist_self. simpl. lra.
  - rewrite seq_S, sum_over_snoc.
    pose proof (dist_tri M (backward T n th) (backward T (n + S d) th) (backward T (n + d) th)).
    destruct (backward_product_lipschitz (n + d)) as [_ Hp].
    specialize (Hp th (T (S (n + d)) th)).
    replace (n + S d)%nat with (S (n + d)) in * by lia. rewrite <- backward_S in Hp. lra.
Qed.

(** (ii) Where the sum of l_1 ... l_j d(th, T_(j+1) th) over all j converges, X_n converges: no common
    k, and no bound D. *)
Theorem backward_summable th total :
  complete M ->
  Un_cv (fun N => sum_over (seq 0 N) (fun j => product l j * dist M th (T (S j) th))) total ->
  exists x, converges (fun n => backward T n th) x.
Proof.
  intros Hc Hs. apply Hc. set (f := fun j => product l j * dist M th (T (S j) th)) in *.
  assert (Hsum : forall n m, (n <= m)%nat ->
    sum_over (seq n (m - n)) f = sum_over (seq 0 m) f - sum_over (seq 0 n) f).
  { intros n m Hnm. replace m with (n + (m - n))%nat at 2 by lia.
    rewrite seq_app. simpl. generalize (seq n (m - n)). intro w.
    induction (seq 0 n) as [| i v IH]; simpl; [ring | lra]. }
  intros eps He. destruct (Hs (eps / 2)) as [N HN]; [lra |]. exists N.
  assert (Hle : forall n m, (N <= n)%nat -> (n <= m)%nat ->
    dist M (backward T n th) (backward T m th) < eps).
  { intros n m Hn Hm. eapply Rle_lt_trans; [apply (backward_telescope th n m Hm) |].
    fold f. rewrite (Hsum n m Hm).
    pose proof (HN n Hn) as H1. pose proof (HN m ltac:(lia)) as H2. unfold R_dist in H1, H2.
    pose proof (Rle_abs (- (sum_over (seq 0 n) f - total))) as H3. rewrite Rabs_Ropp in H3.
    pose proof (Rle_abs (sum_over (seq 0 m) f - total)). lra. }
  intros n m Hn Hm. destruct (Nat.le_ge_cases n m) as [L | L]; [auto |].
  rewrite dist_sym. auto.
Qed.
End Own_constants.
