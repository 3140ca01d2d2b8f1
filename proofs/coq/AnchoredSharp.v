(** Theorem C4 (a) is sharp, for every m and every n - m >= 2: maps on the real line attain it. *)
From Retrograde Require Import Library Words Metric.

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
