(** Backward SGD end to end: Lemma 2.5 in Theorem 2.2, along every sequence of batches. *)
From Retrograde Require Import Library Words Metric Contraction Backward.
From Retrograde Require Import InnerProduct Inner Gradient.

Section Sgd.
Context {E : InnerSpace} {Batch : Type}.
Variables (g : Batch -> E -> E) (h m M G : R) (th : E).
Hypothesis Hcomplete : complete (metric E).
Hypothesis Hm : 0 < m.
Hypothesis HmM : m <= M.
Hypothesis Hmono : forall b, strongly_monotone m (g b).
Hypothesis Hlip : forall b, lipschitz_field M (g b).
(** Condition (2): gradients at the start are bounded, as they are for finitely many batches. *)
Hypothesis HG : forall b, norm (g b th) <= G.

(** T_i is the step on the i-th batch. *)
Definition sgd (batch : nat -> Batch) (i : nat) : Base (metric E) -> Base (metric E) :=
  step h (g (batch i)).

Lemma sgd_displacement b : 0 <= h -> dist (metric E) th (step h (g b) th) <= h * G.
Proof.
  intro Hh. change (norm (th - (th - h * g b th))%V <= h * G).
  replace (th - (th - h * g b th))%V with (h * g b th)%V by vector.
  rewrite norm_scale, Rabs_pos_eq by exact Hh. apply Rmult_le_compat_l; [exact Hh | apply HG].
Qed.

(** What both factors give. *)
Definition backward_sgd_converges (k : R) : Prop :=
  0 <= k < 1 /\
  forall batch : nat -> Batch,
  exists l : E,
    (forall n, norm (backward (sgd batch) n th - l)%V <= h * G / (1 - k) * k ^ n) /\
    (forall (x : E) n,
      norm (backward (sgd batch) n x - l)%V <=
      (h * G + (1 + k) * norm (th - x)%V) / (1 - k) * k ^ n) /\
    (forall x l', converges (M := metric E) (fun n => backward (sgd batch) n x) l' <-> l' = l).

Lemma from_contraction k :
  0 <= h -> 0 <= k < 1 -> (forall b, lipschitz (M := metric E) k (step h (g b))) ->
  backward_sgd_converges k.
Proof.
  intros Hh Hk Hstep. split; [exact Hk |]. intro batch.
  apply (backward_converges (M := metric E) (sgd batch) k (h * G) th Hk).
  - intros i _. apply Hstep.
  - intros i _. apply sgd_displacement, Hh.
  - exact Hcomplete.
Qed.

(** Fields: k = sqrt (1 - 2 h m + h^2 M^2), for 0 < h < 2 m / M^2. *)
Theorem backward_sgd_field :
  0 < h < 2 * m / M ^ 2 -> backward_sgd_converges (field_factor h m M).
Proof.
  intro Hh. apply from_contraction; [lra | |].
  - split; [apply sqrt_pos | apply field_window; assumption].
  - intros b x y.
    exact (step_contracts_field (g b) h m M ltac:(lra) ltac:(lra) (Hmono b) (Hlip b) x y).
Qed.

(** Gradients of losses: k = max(|1 - h m|, |1 - h M|), for 0 < h < 2 / M. *)
Theorem backward_sgd_gradient (loss : Batch -> E -> R) :
  (forall b, gradient_of (loss b) (g b)) ->
  0 < h < 2 / M -> backward_sgd_converges (gradient_factor h m M).
Proof.
  intros Hgrad Hh. apply from_contraction; [lra | |].
  - split; [apply gradient_factor_nonneg | apply gradient_window; assumption].
  - intros b x y.
    exact (step_contracts_gradient (g b) h m M ltac:(lra) ltac:(lra) HmM ltac:(lra)
      (gradient_cocoercive (loss b) (g b) (Hgrad b) m M (Hmono b) (Hlip b) HmM) x y).
Qed.
End Sgd.
