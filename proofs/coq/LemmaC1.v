(** Lemma C.1 and Theorem C.2 for C^2 fields with derivatives DV and D2V. *)
From Retrograde Require Import Library Words InnerProduct Smooth Sums Expansion.

Section C2_fields.
Context {E : InnerSpace} {A : Type}.
Variables (V : A -> E -> E) (DV : A -> E -> E -> E) (D2V : A -> E -> E -> E -> E) (th : E).

(** On the ball of radius r about th: |V| <= M, |V'| <= L, |V''| <= Q. *)
Definition bounded_on_ball (r M L Q : R) : Prop :=
  0 <= r /\ 0 <= M /\ 0 <= L /\ 0 <= Q /\
  forall a, twice_differentiable (near th r) (V a) (DV a) (D2V a) L Q /\
    forall y, near th r y -> norm (V a y) <= M.

Lemma bounded_expands r M L Q a : bounded_on_ball r M L Q -> expands th r M L Q (V a) (DV a th).
Proof.
  intros (Hr & _ & _ & HQ & H). destruct (H a) as [H2 HMa].
  exact (taylor th r M L Q _ _ _ Hr HQ H2 HMa).
Qed.

(** Lemma C.1, any word: fields bounded on a ball, and h so small that the word stays in it. *)
Theorem lemma_C1_ball r M L Q h w :
  bounded_on_ball r M L Q -> 0 <= h -> h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - order_two V (fun a => DV a th) th h w)%V <=
  remainder (length w) M L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof H as (_ & HM & HL & HQ & _).
  apply (word_expansion_local V (fun a => DV a th) th r M L Q h HM HL HQ Hh); [| exact Hr].
  intro a. apply bounded_expands, H.
Qed.

(** Theorem C.2 on the ball: backward minus forward is h^2 sum_{i<j} [V_i, V_j] up to 2 K h^3. *)
Theorem theorem_C2_ball r M L Q h w :
  bounded_on_ball r M L Q -> 0 <= h -> h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - run (small_step V h) (rev w) th -
    h ^ 2 * pairs (bracket V (fun a => DV a th) th) w)%V <=
  2 * remainder (length w) M L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof H as (_ & HM & HL & HQ & _).
  apply (reversal_expansion_local V (fun a => DV a th) th r M L Q h w HM HL HQ Hh); [| exact Hr].
  intro a. apply bounded_expands, H.
Qed.

(** Fields whose derivatives are bounded everywhere, |V'| <= L and |V''| <= Q, need a bound M of the
    fields themselves at th only. Quadratic losses have Q = 0. *)
Definition bounded_derivatives (M L Q : R) : Prop :=
  0 <= M /\ 0 <= L /\ 0 <= Q /\
  forall a, twice_differentiable (fun _ => True) (V a) (DV a) (D2V a) L Q /\ norm (V a th) <= M.

Lemma bounded_derivatives_ball M L Q r :
  0 <= r -> bounded_derivatives M L Q -> bounded_on_ball r (M + L * r) L Q.
Proof.
  intros Hr (HM & HL & HQ & H). assert (0 <= L * r) by (apply Rmult_le_pos; assumption).
  split; [exact Hr |]. split; [lra |]. split; [exact HL |]. split; [exact HQ |]. intro a. split.
  - intros x _. exact (proj1 (H a) x I).
  - intros y Hy. destruct (H a) as [H2 HMa].
    assert (HV : norm (V a (th + (y - th)) - V a th)%V <= L * norm (y - th)%V).
    { apply (mean_value_inequality (V a) (DV a)). intros t _.
      destruct (H2 (th + t * (y - th))%V I) as (HD & _ & HLt & _). split; [exact HD | apply HLt]. }
    replace (th + (y - th))%V with y in HV by vector.
    unfold near in Hy.
    assert (L * norm (y - th)%V <= L * r) by (apply Rmult_le_compat_l; assumption).
    replace (V a y) with ((V a y - V a th) + V a th)%V by vector.
    eapply Rle_trans; [apply norm_triangle |]. lra.
Qed.

(** Lemma C.1 and Theorem C.2 for every h with h n (M + L) <= 1. *)
Theorem lemma_C1 M L Q h w :
  bounded_derivatives M L Q -> 0 <= h -> h * INR (length w) * (M + L) <= 1 ->
  norm (run (small_step V h) w th - order_two V (fun a => DV a th) th h w)%V <=
  remainder (length w) (M + L) L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof (bounded_derivatives_ball M L Q 1 ltac:(lra) H) as HB.
  rewrite Rmult_1_r in HB. apply (lemma_C1_ball 1); assumption.
Qed.

Theorem theorem_C2 M L Q h w :
  bounded_derivatives M L Q -> 0 <= h -> h * INR (length w) * (M + L) <= 1 ->
  norm (run (small_step V h) w th - run (small_step V h) (rev w) th -
    h ^ 2 * pairs (bracket V (fun a => DV a th) th) w)%V <=
  2 * remainder (length w) (M + L) L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof (bounded_derivatives_ball M L Q 1 ltac:(lra) H) as HB.
  rewrite Rmult_1_r in HB. apply (theorem_C2_ball 1); assumption.
Qed.
End C2_fields.

(** Theorem C.2 as it is printed: maps numbered 1, ..., n, composed backward and forward. *)
Theorem theorem_C2_backward_forward {E : InnerSpace} (V : nat -> E -> E) DV D2V (th : E) M L Q h n :
  bounded_derivatives V DV D2V th M L Q -> 0 <= h -> h * INR n * (M + L) <= 1 ->
  norm (backward (small_step V h) n th - forward (small_step V h) n th -
    h ^ 2 * pairs (bracket V (fun i => DV i th) th) (seq 1 n))%V <=
  2 * remainder n (M + L) L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof (theorem_C2 V DV D2V th M L Q h (seq 1 n) H Hh) as HC.
  rewrite size_seq in HC. exact (HC Hr).
Qed.
