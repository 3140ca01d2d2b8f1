(** The local theorem: contraction on a ball is enough where the maps keep the ball. *)
From Retrograde Require Import Library Words Metric Contraction.

Section Local.
Context {M : Metric_Space}.
Variables (T : nat -> Base M -> Base M) (k r : R) (c : Base M).
Hypothesis Hk : 0 <= k < 1.
Hypothesis Hr : 0 <= r.
Hypothesis Hlip : on_positive (fun i => lipschitz_on (ball c r) k (T i)).
Hypothesis Hc : on_positive (fun i => dist M c (T i c) <= (1 - k) * r).

Let Hcc : ball c r c.
Proof. unfold ball. rewrite dist_self. exact Hr. Qed.

Theorem local_ball_invariant i x : (1 <= i)%nat -> ball c r x -> ball c r (T i x).
Proof.
  unfold ball. intros Hi Hx. pose proof (Hlip i Hi c x Hcc Hx). pose proof (Hc i Hi).
  pose proof (dist_tri M c (T i x) (T i c)).
  assert (k * dist M c x <= k * r) by (apply Rmult_le_compat_l; lra). lra.
Qed.

Let Hkeep : on_positive (fun i => forall x, ball c r x -> ball c r (T i x)).
Proof. intros i Hi x. exact (local_ball_invariant i x Hi). Qed.

(** Theorem 2.2 on the ball: one limit l in the ball for all starts in it. *)
Theorem backward_local :
  complete M ->
  exists l,
    ball c r l /\
    (forall n, dist M (backward T n c) l <= r * k ^ n) /\
    (forall x n, ball c r x -> dist M (backward T n x) l <= (dist M c x + r) * k ^ n) /\
    (forall x l', ball c r x -> (converges (fun n => backward T n x) l' <-> l' = l)).
Proof.
  intro Hcomp.
  destruct (has_limit (ball c r) Hkeep Hk Hlip Hcc Hc Hcomp) as [l Hl]. exists l.
  assert (Hall : forall x, ball c r x -> converges (fun n => backward T n x) l)
    by (intros x Hx; exact (same_limit (ball c r) Hkeep Hk Hlip Hcc Hc l x Hx Hl)).
  assert (Hrate : forall n, dist M (backward T n c) l <= r * k ^ n).
  { intro n. pose proof (rate (ball c r) Hkeep Hk Hlip Hcc Hc l n Hl) as H.
    replace ((1 - k) * r / (1 - k)) with r in H by (field; lra). exact H. }
  split; [| split; [| split]].
  - specialize (Hrate 0%nat). unfold backward in Hrate. simpl in Hrate. unfold ball. lra.
  - exact Hrate.
  - intros x n Hx. specialize (Hrate n).
    pose proof (backward_contracts (ball c r) Hkeep Hk Hlip n x c Hx Hcc).
    rewrite (dist_sym M c x). pose proof (dist_tri M (backward T n x) l (backward T n c)). lra.
  - intros x l' Hx.
    split; [intro H; exact (limit_unique _ _ _ H (Hall x Hx)) | intros ->; exact (Hall x Hx)].
Qed.
End Local.
