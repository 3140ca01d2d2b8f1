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

(** Sharpness, for every m and every n - m >= 2: maps on the real line that attain (a). *)
Definition attaining (k D : R) (m n i : nat) (x : R) : R :=
  if (i <=? m)%nat then k * x
  else if (i <? n)%nat then D + k * Rabs x
  else - D - k * Rabs x.

Lemma attaining_lipschitz k D m n i x y :
  0 <= k -> Rabs (attaining k D m n i x - attaining k D m n i y) <= k * Rabs (x - y).
Proof.
  intro Hk. pose proof (Rabs_triang_inv2 x y) as H.
  unfold attaining. destruct (i <=? m)%nat; [| destruct (i <? n)%nat].
  - rewrite <- Rmult_minus_distr_l, Rabs_mult, (Rabs_pos_eq k Hk). lra.
  - replace (D + k * Rabs x - (D + k * Rabs y)) with (k * (Rabs x - Rabs y)) by ring.
    rewrite Rabs_mult, (Rabs_pos_eq k Hk). apply Rmult_le_compat_l; assumption.
  - replace (- D - k * Rabs x - (- D - k * Rabs y)) with (- (k * (Rabs x - Rabs y))) by ring.
    rewrite Rabs_Ropp, Rabs_mult, (Rabs_pos_eq k Hk). apply Rmult_le_compat_l; assumption.
Qed.

Section Sharp.
Variables (k D : R) (m n : nat).
Hypothesis Hk : 0 <= k < 1.
Hypothesis HD : 0 <= D.
Hypothesis Hmn : (m + 2 <= n)%nat.
Let T := attaining k D m n.
Let reach N := D * (1 - k ^ N) / (1 - k).

Let reach_nonneg N : 0 <= reach N.
Proof.
  unfold reach. assert (0 <= k ^ N <= 1).
  { split; [apply pow_nonneg; lra |]. rewrite <- (pow1 N). apply pow_incr. lra. }
  apply Rle_mult_inv_pos; [apply Rmult_le_pos; lra | lra].
Qed.

Let reach_S N : D + k * reach N = reach (S N).
Proof. unfold reach. simpl. field. lra. Qed.

(** Below n and beyond m every map moves the size of the point to the next reach. *)
Let middle w x N :
  Forall (fun i => (m < i < n)%nat) w -> Rabs x = reach N ->
  Rabs (run T w x) = reach (length w + N) /\ (w <> [] -> 0 <= run T w x).
Proof.
  intros Hw Hx. induction Hw as [| i w Hi Hw [IH _]]; simpl.
  - split; [exact Hx | intro H; destruct (H eq_refl)].
  - assert (E : T i (run T w x) = reach (S (length w + N))).
    { unfold T at 1, attaining.
      destruct (Nat.leb_spec i m); [lia |]. destruct (Nat.ltb_spec i n); [| lia].
      rewrite IH. apply reach_S. }
    change (fold_right T x w) with (run T w x). rewrite E.
    split; [apply Rabs_pos_eq | intros _]; apply reach_nonneg.
Qed.

Let last y N : Rabs y = reach N -> T n y = - reach (S N).
Proof.
  intro Hy. unfold T, attaining.
  destruct (Nat.leb_spec n m); [lia |]. destruct (Nat.ltb_spec n n); [lia |].
  rewrite Hy, <- reach_S. ring.
Qed.

Let first w x : Forall (fun i => (i <= m)%nat) w -> run T w x = k ^ length w * x.
Proof.
  intro Hw. induction Hw as [| i w Hi Hw IH]; simpl; [ring |].
  change (fold_right T x w) with (run T w x). rewrite IH.
  unfold T, attaining. destruct (Nat.leb_spec i m); [ring | lia].
Qed.

Theorem anchored_sharp :
  (forall i x y, Rabs (T i x - T i y) <= k * Rabs (x - y)) /\
  (forall i, Rabs (0 - T i 0) <= D) /\
  Rabs (anchored T m n 0 - backward T n 0) = 2 * D * k ^ m * (1 - k ^ (n - m)) / (1 - k).
Proof.
  split; [| split].
  - intros i x y. apply attaining_lipschitz. lra.
  - intro i. unfold T, attaining. rewrite Rabs_R0.
    destruct (i <=? m)%nat; [| destruct (i <? n)%nat]; unfold Rabs; destruct Rcase_abs; lra.
  - set (N := (n - m - 1)%nat).
    assert (Hlen : seq (S m) (n - m) = seq (S m) N ++ [n]).
    { replace (n - m)%nat with (N + 1)%nat by (unfold N; lia). rewrite seq_app. simpl.
      do 2 f_equal. unfold N. lia. }
    assert (Hmid : Forall (fun i => (m < i < n)%nat) (seq (S m) N)).
    { apply Forall_forall. intros i Hi. apply in_seq in Hi. unfold N in Hi. lia. }
    assert (Hfirst : forall x, backward T m x = k ^ m * x).
    { intro x. unfold backward. rewrite first; [rewrite size_seq; reflexivity |].
      apply Forall_forall. intros i Hi. apply in_seq in Hi. lia. }
    assert (R0 : Rabs 0 = reach 0) by (rewrite Rabs_R0; unfold reach; simpl; field; lra).
    assert (HZ : forward_from T m n 0 = - reach (n - m)).
    { unfold forward_from. rewrite Hlen, rev_app_distr. simpl rev. simpl app. rewrite run_cons.
      rewrite (last _ N); [f_equal; f_equal; unfold N; lia |].
      destruct (middle (rev (seq (S m) N)) 0 0) as [E _];
        [apply Forall_rev; exact Hmid | exact R0 |].
      rewrite E, size_rev, size_seq. f_equal. lia. }
    assert (HB : backward_from T m n 0 = reach (n - m)).
    { unfold backward_from. rewrite Hlen, run_snoc.
      destruct (middle (seq (S m) N) (T n 0) 1) as [E Hpos]; [exact Hmid | |].
      - rewrite (last 0 0 R0), Rabs_Ropp. apply Rabs_pos_eq, reach_nonneg.
      - rewrite <- Rabs_pos_eq at 1.
        + rewrite E, size_seq. f_equal. unfold N. lia.
        + apply Hpos. destruct N eqn:HN; [unfold N in HN; lia | discriminate]. }
    unfold anchored. rewrite (backward_split T m n 0) by lia.
    rewrite !Hfirst, HZ, HB.
    replace (k ^ m * - reach (n - m) - k ^ m * reach (n - m))
      with (- (2 * (k ^ m * reach (n - m)))) by ring.
    rewrite Rabs_Ropp, Rabs_pos_eq.
    + unfold reach. field. lra.
    + apply Rmult_le_pos; [lra |]. apply Rmult_le_pos; [apply pow_nonneg; lra | apply reach_nonneg].
Qed.
End Sharp.
