(** Data in a fixed cyclic order, begun at a phase that is drawn: the laws of X_n and of Y_n converge
    to different laws. *)
From Retrograde Require Import Library Words Metric FiniteLaw ReversalExamples Law.

Definition any_phase : law nat := [(1 / 3, 0%nat); (1 / 3, 1%nat); (1 / 3, 2%nat)].

Lemma mean_any_phase (f : nat -> R) : mean any_phase f = (f 0%nat + f 1%nat + f 2%nat) / 3.
Proof. unfold mean, any_phase. simpl. lra. Qed.

(** Lipschitz functions carry limits over, and an average of three limits is the limit of averages. *)
Lemma average_converges (F : LipschitzFunction R_met) (u : nat -> nat -> R) (l : nat -> R) :
  (forall i, Un_cv (u i) (l i)) ->
  Un_cv (fun n => mean any_phase (fun i => F (u i n))) (mean any_phase (fun i => F (l i))).
Proof.
  intros H.
  assert (HF : forall i, Un_cv (fun n => F (u i n)) (F (l i))).
  { intros i eps He. pose proof (constant_nonneg F) as Hc.
    destruct (H i (eps / (constant F + 1))) as [N HN]; [apply Rdiv_lt_0_compat; lra |].
    exists N. intros n Hn. specialize (HN n Hn). unfold R_dist in *.
    pose proof (value_lipschitz F (u i n) (l i)) as HL. rewrite dist_R in HL.
    assert (constant F * Rabs (u i n - l i) <= constant F * (eps / (constant F + 1)))
      by (apply Rmult_le_compat_l; lra).
    apply Rle_lt_trans with (constant F * (eps / (constant F + 1))); [lra |].
    apply Rmult_lt_reg_r with (constant F + 1); [lra |]. field_simplify; lra. }
  intros eps He. destruct (HF 0%nat eps He) as [N0 H0], (HF 1%nat eps He) as [N1 H1],
    (HF 2%nat eps He) as [N2 H2].
  exists (N0 + N1 + N2)%nat. intros n Hn. rewrite !mean_any_phase. unfold R_dist in *.
  specialize (H0 n ltac:(lia)). specialize (H1 n ltac:(lia)). specialize (H2 n ltac:(lia)).
  apply Rabs_def2 in H0, H1, H2. apply Rabs_def1; lra.
Qed.

(** The phases after n steps are the phases again, in another order. *)
Lemma phases_turn (f : R -> R) a b c n :
  mean any_phase (fun i => f (thirds a b c (i + n))) = (f a + f b + f c) / 3.
Proof.
  revert a b c. induction n as [| n IH]; intros a b c.
  - rewrite mean_any_phase. reflexivity.
  - rewrite (mean_ext _ _ (fun i => f (thirds b c a (i + n))))
      by (intro i; replace (i + S n)%nat with (S (i + n)) by lia; reflexivity).
    rewrite IH. lra.
Qed.

Lemma distance_to_two (x y : R) : Rabs (Rabs (x - 2) - Rabs (y - 2)) <= 1 * dist R_met x y.
Proof.
  rewrite dist_R, Rmult_1_l. eapply Rle_trans; [apply Rabs_triang_inv2 |].
  right. f_equal. ring.
Qed.

(** With a phase drawn from {0, 1, 2}, the law of X_n converges weakly to the uniform law on
    {10/7, 20/7, 26/7}, that of Y_n to the one on {2, 2, 4}, and a Lipschitz function has different
    means under these. *)
Theorem cyclic_order_laws :
  (forall (F : LipschitzFunction R_met) x,
    Un_cv (fun n => mean any_phase (fun i => F (backward (cyclic i) n x)))
      ((F (10 / 7) + F (20 / 7) + F (26 / 7)) / 3) /\
    Un_cv (fun n => mean any_phase (fun i => F (forward (cyclic i) n x)))
      ((F 2 + F 2 + F 4) / 3)) /\
  (exists F : LipschitzFunction R_met,
    (F (10 / 7) + F (20 / 7) + F (26 / 7)) / 3 - (F 2 + F 2 + F 4) / 3 = 8 / 21).
Proof.
  destruct cyclic_order_changes_law as [Hb [Hf _]]. split.
  - intros F x. split.
    + pose proof (average_converges F (fun i n => backward (cyclic i) n x) _ (fun i => Hb i x)) as H.
      rewrite mean_any_phase in H. simpl in H.
      replace ((F (10 / 7) + F (20 / 7) + F (26 / 7)) / 3)
        with ((F (20 / 7) + F (26 / 7) + F (10 / 7)) / 3) by lra. exact H.
    + apply R_met_limit, (converges_geometric (M := R_met) _ _ (/ 2)
        (constant F * (Rabs x + 4))); [lra |].
      intro n. rewrite dist_R, <- (phases_turn F 2 2 4 n), !mean_any_phase.
      assert (HL : forall i, Rabs (F (forward (cyclic i) n x) - F (thirds 2 2 4 (i + n))) <=
        constant F * (Rabs x + 4) * (/ 2) ^ n).
      { intro i. eapply Rle_trans; [apply value_lipschitz |]. rewrite dist_R, Rmult_assoc.
        apply Rmult_le_compat_l; [apply constant_nonneg |].
        eapply Rle_trans; [apply Hf |]. rewrite Rmult_comm.
        apply Rmult_le_compat_r; [apply pow_le; lra |].
        pose proof (Rabs_triang x (- thirds 2 2 4 i)) as Ht. rewrite Rabs_Ropp in Ht.
        assert (Rabs (thirds 2 2 4 i) <= 4)
          by (destruct (thirds_cases 2 2 4 i) as [-> | [-> | ->]]; rewrite Rabs_pos_eq; lra).
        unfold Rminus. lra. }
      pose proof (HL 0%nat) as H0. pose proof (HL 1%nat) as H1. pose proof (HL 2%nat) as H2.
      revert H0 H1 H2. unfold Rabs at 1 3 5 7. repeat destruct Rcase_abs; intros; lra.
  - exists {| value := fun x : Base R_met => Rabs (x - 2); constant := 1;
              constant_nonneg := Rle_0_1; value_lipschitz := distance_to_two |}.
    simpl. unfold Rabs. repeat destruct Rcase_abs; lra.
Qed.
