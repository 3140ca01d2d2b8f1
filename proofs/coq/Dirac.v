(** There are probabilities in the sense of [Probability]: point masses. So it says something that
    none of them is stationary for [halve]. *)
From Retrograde Require Import Library Discontinuous.

Section Dirac.
Variable x : R.

(** 1 if x is in A, and 0 if not: the least upper bound of {0} and, if x is in A, 1. *)
Definition mass_set (A : R -> Prop) (y : R) : Prop := y = 0 \/ (A x /\ y = 1).

Lemma mass_lub (A : R -> Prop) : { m | is_lub (mass_set A) m }.
Proof.
  apply completeness.
  - exists 1. intros y [-> | [_ ->]]; lra.
  - exists 0. left. reflexivity.
Qed.

Definition mass (A : R -> Prop) : R := proj1_sig (mass_lub A).

Lemma mass_in (A : R -> Prop) : A x -> mass A = 1.
Proof.
  intro H. unfold mass. destruct (mass_lub A) as [m [Hu Hl]]. simpl.
  apply Rle_antisym.
  - apply Hl. intros y [-> | [_ ->]]; lra.
  - apply Hu. right. tauto.
Qed.

Lemma mass_out (A : R -> Prop) : ~ A x -> mass A = 0.
Proof.
  intro H. unfold mass. destruct (mass_lub A) as [m [Hu Hl]]. simpl.
  apply Rle_antisym.
  - apply Hl. intros y [-> | [Hx _]]; [lra | tauto].
  - apply Hu. left. reflexivity.
Qed.


Definition dirac : Probability.
Proof.
  apply (Build_Probability (fun _ => True) mass); try (intros; exact I).
  - intros A B H. destruct (classic (A x)) as [Ha | Ha].
    + rewrite !mass_in; [reflexivity | apply H | idtac]; assumption.
    + rewrite !mass_out; [reflexivity | intro Hb; apply Ha, H, Hb | exact Ha].
  - intros A _. destruct (classic (A x)) as [Ha | Ha];
      [rewrite mass_in by exact Ha | rewrite mass_out by exact Ha]; lra.
  - apply mass_in. exact I.
  - intros A B _ _ Hd. destruct (classic (A x)) as [Ha | Ha].
    + rewrite (mass_in A Ha), (mass_out B (Hd x Ha)), mass_in by tauto. ring.
    + rewrite (mass_out A Ha). destruct (classic (B x)) as [Hb | Hb].
      * rewrite (mass_in B Hb), mass_in by tauto. ring.
      * rewrite (mass_out B Hb), mass_out by tauto. ring.
  - intros A _ Hi. destruct (classic (exists n, A n x)) as [Hx | Hx].
    + rewrite mass_in by exact Hx. destruct Hx as [N HN]. intros eps He. exists N. intros n Hn.
      assert (Hnx : A n x) by (induction Hn as [| n Hn IH]; [exact HN | apply Hi, IH]).
      rewrite mass_in by exact Hnx. unfold R_dist. replace (1 - 1) with 0 by ring.
      rewrite Rabs_R0. exact He.
    + rewrite mass_out by exact Hx. intros eps He. exists 0%nat. intros n _.
      rewrite mass_out by (intro Hn; apply Hx; exists n; exact Hn).
      unfold R_dist. replace (0 - 0) with 0 by ring. rewrite Rabs_R0. exact He.
Defined.

(** The point mass at a fixed point is stationary. *)
Theorem dirac_stationary (f : R -> R) : f x = x -> stationary dirac f.
Proof.
  intros Hf A _. split; [exact I |]. simpl. destruct (classic (A x)) as [Ha | Ha].
  - rewrite !mass_in; [reflexivity | exact Ha | rewrite Hf; exact Ha].
  - rewrite !mass_out; [reflexivity | exact Ha | rewrite Hf; exact Ha].
Qed.
End Dirac.
