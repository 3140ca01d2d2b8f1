(** Theorem 2.6 without its hypotheses: maps that are not identically distributed, and data in a
    fixed cyclic order. *)
From Retrograde Require Import Library Words Metric Contraction Backward.

(** Independent and not identical: T_1 = 0, T_2 = 1. X_2 and Y_2 differ with probability one. *)
Theorem not_identical :
  let T := fun (i : nat) (_ : R) => if (i =? 1)%nat then 0 else 1 in
  forall x, backward T 2 x = 0 /\ forward T 2 x = 1.
Proof. intros T x. split; reflexivity. Qed.

(** Cyclic order: x / 2 + c with c = 0, 1, 3, 0, 1, 3, ... begun at a phase. With a phase drawn from
    {0, 1, 2} this is a stationary sequence of maps, but not one whose reversal has the same law. *)
Fixpoint thirds (a b c : R) (i : nat) : R :=
  match i with O => a | S i' => thirds b c a i' end.

Definition cyclic (phase i : nat) (x : R) : R := x / 2 + thirds 0 1 3 (phase + i).

Lemma thirds_cases a b c i : thirds a b c i = a \/ thirds a b c i = b \/ thirds a b c i = c.
Proof.
  revert a b c. induction i as [| i IH]; intros a b c; simpl; [tauto |].
  specialize (IH b c a). tauto.
Qed.

Lemma thirds_step a b c a' b' c' i :
  thirds a b c i / 2 + thirds a' b' c' i =
  thirds (a / 2 + a') (b / 2 + b') (c / 2 + c') i.
Proof.
  revert a b c a' b' c'. induction i as [| i IH]; intros; simpl; [reflexivity | apply IH].
Qed.

Lemma cyclic_lipschitz phase : on_positive (fun i => @lipschitz R_met (/ 2) (cyclic phase i)).
Proof.
  intros i _ x y. rewrite !dist_R. unfold cyclic.
  replace (x / 2 + thirds 0 1 3 (phase + i) - (y / 2 + thirds 0 1 3 (phase + i)))
    with (/ 2 * (x - y)) by (unfold Rdiv; ring).
  rewrite Rabs_mult, (Rabs_pos_eq (/ 2)) by lra. lra.
Qed.

(** Backward, phase by phase, the limits are 20/7, 26/7 and 10/7. Forward, the points come as near
    as one likes to 2, 2 and 4, whatever the phase. The two laws are at least 2/7 apart. *)
Theorem cyclic_order_changes_law :
  (forall phase x,
    Un_cv (fun n => backward (cyclic phase) n x) (thirds (20 / 7) (26 / 7) (10 / 7) phase)) /\
  (forall phase x n,
    Rabs (forward (cyclic phase) n x - thirds 2 2 4 (phase + n)) <=
    (/ 2) ^ n * Rabs (x - thirds 2 2 4 phase)) /\
  (forall i j, 2 / 7 <= Rabs (thirds (20 / 7) (26 / 7) (10 / 7) i - thirds 2 2 4 j)).
Proof.
  split; [| split].
  - intros phase x. set (b := thirds (20 / 7) (26 / 7) (10 / 7)).
    assert (Hb : forall n, backward (cyclic phase) n (b (phase + n)%nat) = b phase).
    { induction n as [| n IH]; [rewrite Nat.add_0_r; reflexivity |].
      rewrite backward_S, <- IH. f_equal. unfold cyclic, b.
      replace (phase + S n)%nat with (S (phase + n)) by lia. simpl thirds.
      rewrite thirds_step. f_equal; lra. }
    apply R_met_limit, (converges_geometric (M := R_met) _ _ (/ 2) (Rabs x + 26 / 7)); [lra |].
    intro n.
    rewrite <- (Hb n).
    eapply Rle_trans;
      [exact (proj1 (starts_come_together (M := R_met) (cyclic phase) (/ 2) ltac:(lra)
         (cyclic_lipschitz phase) x (b (phase + n)%nat) n)) |].
    rewrite dist_R, Rmult_comm. apply Rmult_le_compat_r; [apply pow_le; lra |].
    pose proof (Rabs_triang x (- b (phase + n)%nat)) as Ht. rewrite Rabs_Ropp in Ht.
    assert (Rabs (b (phase + n)%nat) <= 26 / 7).
    { unfold b. destruct (thirds_cases (20 / 7) (26 / 7) (10 / 7) (phase + n)) as [-> | [-> | ->]];
        rewrite Rabs_pos_eq; lra. }
    unfold Rminus. lra.
  - intros phase x n.
    assert (Hf : forall j,
      forward (cyclic phase) j (thirds 2 2 4 phase) = thirds 2 2 4 (phase + j)).
    { induction j as [| j IH]; [rewrite Nat.add_0_r; reflexivity |].
      rewrite forward_S, IH. unfold cyclic.
      replace (phase + S j)%nat with (S (phase + j)) by lia. simpl thirds.
      rewrite thirds_step. f_equal; lra. }
    rewrite <- Hf.
    exact (proj2 (starts_come_together (M := R_met) (cyclic phase) (/ 2) ltac:(lra)
      (cyclic_lipschitz phase) x (thirds 2 2 4 phase) n)).
  - intros i j. destruct (thirds_cases (20 / 7) (26 / 7) (10 / 7) i) as [-> | [-> | ->]],
      (thirds_cases 2 2 4 j) as [-> | [-> | ->]]; unfold Rabs; destruct Rcase_abs; lra.
Qed.
