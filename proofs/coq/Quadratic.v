(** Quadratic losses: V_a(x) = b_a - H_a x with H_a linear and bounded. The fields are not bounded;
    their derivatives are. *)
From Retrograde Require Import Library InnerProduct Smooth LemmaC1.

Section Quadratic.
Context {E : InnerSpace} {A : Type}.
Variables (H : A -> E -> E) (b : A -> E) (L : R).
Hypothesis HL : 0 <= L.
Hypothesis Hlin : forall a, linear (H a).
Hypothesis Hbound : forall a x, norm (H a x) <= L * norm x.

Definition quadratic_field (a : A) (x : E) : E := (b a - H a x)%V.

Lemma constant_derivative (v x : E) : derivative (fun _ => v) x (fun _ => zero).
Proof.
  split; [split; intros; vector |]. intros eps He. exists 1. split; [lra |]. intros u _.
  replace (v - v - zero)%V with (zero : E) by vector. rewrite norm_zero.
  apply Rmult_le_pos; [lra | apply norm_nonneg].
Qed.

Theorem quadratic_bounded_derivatives (th : E) M :
  0 <= M -> (forall a, norm (quadratic_field a th) <= M) ->
  bounded_derivatives quadratic_field (fun a _ v => (opp (H a v))) (fun _ _ _ _ => zero) th M L 0.
Proof.
  intros HM Hth. split; [exact HM |]. split; [exact HL |]. split; [lra |].
  intro a. split; [| apply Hth]. intros x _. destruct (Hlin a) as [Hp Hs]. repeat split.
  - intros u v. rewrite Hp. vector.
  - intros c u. rewrite Hs. vector.
  - intros eps He. exists 1. split; [lra |]. intros u _. unfold quadratic_field. rewrite Hp.
    replace (b a - (H a x + H a u) - (b a - H a x) - opp (H a u))%V with (zero : E) by vector.
    rewrite norm_zero. apply Rmult_le_pos; [lra | apply norm_nonneg].
  - intros; vector.
  - intros; vector.
  - intros eps He. exists 1. split; [lra |]. intros u _.
    replace (opp (H a v) - opp (H a v) - zero)%V with (zero : E) by vector. rewrite norm_zero.
    apply Rmult_le_pos; [lra | apply norm_nonneg].
  - intro v. rewrite norm_opp. apply Hbound.
  - intros u v. rewrite norm_zero. lra.
Qed.
End Quadratic.
