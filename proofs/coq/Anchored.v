(** Theorem C4: anchored iterates A_{m,n} = T_1 ... T_m (T_n ... T_{m+1} th). *)
From Retrograde Require Import Library Words Metric Contraction.

Section Theorem_C4.
Context {M : Metric_Space}.
Variables (T : nat -> Base M -> Base M) (k D : R) (th : Base M).
Hypothesis Hk : 0 <= k < 1.
Hypothesis Hlip : on_positive (fun i => lipschitz k (T i)).
Hypothesis HD : on_positive (fun i => dist M th (T i th) <= D).

Let Hkeep : on_positive (fun i => forall x, everywhere x -> everywhere (T i x)).
Proof. intros i _ x _. exact I. Qed.
Let Hlip' : on_positive (fun i => lipschitz_on everywhere k (T i)).
Proof. intros i Hi. apply lipschitz_everywhere, Hlip, Hi. Qed.

Let contracts m x y : dist M (backward T m x) (backward T m y) <= k ^ m * dist M x y.
Proof. exact (backward_contracts everywhere Hkeep Hk Hlip' m x y I I). Qed.

(** A word of N maps moves th by at most this. *)
Let reach N := D * (1 - k ^ N) / (1 - k).

Let moves w N : positive_word w -> length w = N -> dist M th (run T w th) <= reach N.
Proof. intros Hw <-. exact (run_moves Hkeep Hk Hlip' I HD w Hw). Qed.

Let Z_moves m n : dist M th (forward_from T m n th) <= reach (n - m).
Proof.
  apply moves; [apply rev_positive, seq_positive; lia | rewrite size_rev; apply size_seq].
Qed.

Let B_moves m n : dist M th (backward_from T m n th) <= reach (n - m).
Proof. apply moves; [apply seq_positive; lia | apply size_seq]. Qed.

(** (a) d(A_{m,n}, X_n) <= k^m d(Z_{m,n}, B_{m,n}) <= 2 D k^m (1 - k^(n-m)) / (1 - k). *)
Theorem anchored_error m n :
  (m <= n)%nat ->
  dist M (anchored T m n th) (backward T n th) <=
    k ^ m * dist M (forward_from T m n th) (backward_from T m n th) /\
  k ^ m * dist M (forward_from T m n th) (backward_from T m n th) <=
    2 * D * k ^ m * (1 - k ^ (n - m)) / (1 - k).
Proof.
  intro Hmn. split.
  - unfold anchored. rewrite (backward_split T m n th Hmn). apply contracts.
  - pose proof (Z_moves m n) as HZ. pose proof (B_moves m n) as HB. rewrite dist_sym in HZ.
    pose proof (dist_tri M (forward_from T m n th) (backward_from T m n th) th).
    replace (2 * D * k ^ m * (1 - k ^ (n - m)) / (1 - k)) with (k ^ m * (2 * reach (n - m)))
      by (unfold reach; field; lra).
    apply Rmult_le_compat_l; [apply pow_nonneg; lra | lra].
Qed.

(** ... and nothing at all if at most one map is not anchored. *)
Theorem anchored_exact m n :
  (m <= n)%nat -> (n - m <= 1)%nat -> anchored T m n th = backward T n th.
Proof.
  intros Hmn H1. unfold anchored. rewrite (backward_split T m n th Hmn). f_equal.
  unfold forward_from, backward_from.
  destruct (n - m)%nat as [| [| d]]; [reflexivity | reflexivity | lia].
Qed.

(** (b) d(A_{m,n}, th_star) <= D k^m (2 - k^(n-m)) / (1 - k), th_star the limit of X_n. *)
Theorem anchored_to_limit m n l :
  (m <= n)%nat -> converges (fun j => backward T j th) l ->
  dist M (anchored T m n th) l <= D * k ^ m * (2 - k ^ (n - m)) / (1 - k).
Proof.
  intros Hmn Hl.
  (* against every X_j with j >= m, and so against the limit *)
  assert (H : dist M (anchored T m n th) l <= k ^ m * (reach (n - m) + D / (1 - k))).
  { apply (limit_within _ _ _ _ m Hl). intros j Hj. unfold anchored.
    rewrite (backward_split T m j th Hj).
    eapply Rle_trans; [apply contracts |].
    apply Rmult_le_compat_l; [apply pow_nonneg; lra |].
    pose proof (Z_moves m n) as HZ. rewrite dist_sym in HZ.
    pose proof (B_moves m j) as HB.
    pose proof (dist_tri M (forward_from T m n th) (backward_from T m j th) th).
    pose proof (geometric_tail k Hk D 0 (j - m) (D_nonneg T D th HD)) as Ht.
    simpl in Ht. rewrite !Rmult_1_r in Ht. unfold reach in HB. lra. }
  replace (D * k ^ m * (2 - k ^ (n - m)) / (1 - k))
    with (k ^ m * (reach (n - m) + D / (1 - k))) by (unfold reach; field; lra).
  exact H.
Qed.

(** (b) For m fixed the anchored iterates lie within 2 D k^m / (1 - k) of each other. *)
Theorem anchored_diameter m n n' :
  dist M (anchored T m n th) (anchored T m n' th) <= 2 * D * k ^ m / (1 - k).
Proof.
  unfold anchored. eapply Rle_trans; [apply contracts |].
  pose proof (Z_moves m n) as HZ. pose proof (Z_moves m n') as HZ'. rewrite dist_sym in HZ.
  pose proof (dist_tri M (forward_from T m n th) (forward_from T m n' th) th).
  assert (Hr : forall N, reach N <= D / (1 - k)).
  { intro N. pose proof (geometric_tail k Hk D 0 N (D_nonneg T D th HD)) as Ht.
    simpl in Ht. rewrite !Rmult_1_r in Ht. exact Ht. }
  pose proof (Hr (n - m)%nat). pose proof (Hr (n' - m)%nat).
  replace (2 * D * k ^ m / (1 - k)) with (k ^ m * (2 * (D / (1 - k)))) by (field; lra).
  apply Rmult_le_compat_l; [apply pow_nonneg; lra | lra].
Qed.

(** Whatever is composed inside, the first m maps decide: T_1 ... T_m applied to any word of the
    others is within 2 D k^m / (1 - k) of X_n. *)
Theorem prefix_decides m n v :
  (m <= n)%nat -> Forall (fun i => (1 <= i)%nat) v ->
  dist M (backward T m (run T v th)) (backward T n th) <= 2 * D * k ^ m / (1 - k).
Proof.
  intros Hmn Hv. rewrite (backward_split T m n th Hmn). eapply Rle_trans; [apply contracts |].
  pose proof (moves v (length v) Hv eq_refl) as Hm. rewrite dist_sym in Hm.
  pose proof (B_moves m n).
  pose proof (dist_tri M (run T v th) (backward_from T m n th) th).
  assert (Hr : forall N, reach N <= D / (1 - k)).
  { intro N. pose proof (geometric_tail k Hk D 0 N (D_nonneg T D th HD)) as Ht.
    simpl in Ht. rewrite !Rmult_1_r in Ht. exact Ht. }
  pose proof (Hr (length v)). pose proof (Hr (n - m)%nat).
  replace (2 * D * k ^ m / (1 - k)) with (k ^ m * (2 * (D / (1 - k)))) by (field; lra).
  apply Rmult_le_compat_l; [apply pow_nonneg; lra | lra].
Qed.

(** The reuse variant R_{m,n} = T_1 ... T_m (Y_n): against A_{m,n}, and against X_n. *)
Theorem reuse_error m n :
  (m <= n)%nat ->
  dist M (reuse T m n th) (anchored T m n th) <= k ^ n * D * (1 - k ^ m) / (1 - k) /\
  dist M (reuse T m n th) (backward T n th) <= k ^ m * D * (2 - k ^ n - k ^ (n - m)) / (1 - k).
Proof.
  intro Hmn.
  assert (Hy : forall j, dist M th (forward T j th) <= reach j).
  { intro j. apply moves; [apply rev_positive, seq_positive; lia |].
    rewrite size_rev. apply size_seq. }
  split.
  - unfold reuse, anchored. rewrite (forward_split T m n th Hmn).
    eapply Rle_trans; [apply contracts |].
    assert (Hw : positive_word (rev (seq (S m) (n - m))))
      by (apply rev_positive, seq_positive; lia).
    pose proof (run_contracts Hkeep Hk Hlip' _ Hw (forward T m th) th I I) as H.
    rewrite size_rev, size_seq in H. fold (forward_from T m n) in H.
    pose proof (Hy m) as Hm. rewrite dist_sym in Hm.
    replace (k ^ n * D * (1 - k ^ m) / (1 - k)) with (k ^ m * (k ^ (n - m) * reach m)).
    + apply Rmult_le_compat_l; [apply pow_nonneg; lra |].
      eapply Rle_trans; [exact H |].
      apply Rmult_le_compat_l; [apply pow_nonneg; lra | exact Hm].
    + replace (k ^ n) with (k ^ m * k ^ (n - m)) by (rewrite <- pow_add; f_equal; lia).
      unfold reach. field. lra.
  - unfold reuse. rewrite (backward_split T m n th Hmn).
    eapply Rle_trans; [apply contracts |].
    pose proof (Hy n) as Hn. rewrite dist_sym in Hn. pose proof (B_moves m n).
    pose proof (dist_tri M (forward T n th) (backward_from T m n th) th).
    replace (k ^ m * D * (2 - k ^ n - k ^ (n - m)) / (1 - k))
      with (k ^ m * (reach n + reach (n - m))) by (unfold reach; field; lra).
    apply Rmult_le_compat_l; [apply pow_nonneg; lra | lra].
Qed.

(** Along any m_n -> infinity the anchored iterates converge, and to the limit of X_n. *)
Theorem anchored_converges (m : nat -> nat) l :
  (forall n, (m n <= n)%nat) -> (forall B, exists N, forall n, (N <= n)%nat -> (B <= m n)%nat) ->
  converges (fun j => backward T j th) l ->
  converges (fun n => anchored T (m n) n th) l.
Proof.
  intros Hmn Hm Hl eps He.
  destruct (pow_small k (2 * D / (1 - k)) eps Hk He) as [B HB].
  destruct (Hm B) as [N HN]. exists N. intros n Hn.
  eapply Rle_lt_trans; [apply (anchored_to_limit (m n) n l (Hmn n) Hl) |].
  eapply Rle_lt_trans; [| apply (HB (m n) (HN n Hn))].
  pose proof (D_nonneg T D th HD). pose proof (pow_nonneg k (m n) ltac:(lra)).
  pose proof (pow_nonneg k (n - m n) ltac:(lra)).
  assert (0 < / (1 - k)) by (apply Rinv_0_lt_compat; lra).
  assert (0 <= D * k ^ m n * k ^ (n - m n) * / (1 - k)) by (repeat apply Rmult_le_pos; lra).
  unfold Rdiv. lra.
Qed.
End Theorem_C4.
