(** Real inner-product spaces, and a tactic for identities in them: test against every z, expand
    bilinearly, and let [ring] finish. *)
From Retrograde Require Import Library Metric.

Record InnerSpace : Type := {
  point :> Type;
  zero : point;
  plus : point -> point -> point;
  opp : point -> point;
  scale : R -> point -> point;
  inner : point -> point -> R;
  plus_comm : forall x y, plus x y = plus y x;
  plus_assoc : forall x y z, plus x (plus y z) = plus (plus x y) z;
  plus_zero : forall x, plus x zero = x;
  plus_opp : forall x, plus x (opp x) = zero;
  scale_one : forall x, scale 1 x = x;
  scale_scale : forall a b x, scale a (scale b x) = scale (a * b) x;
  scale_plus_scalar : forall a b x, scale (a + b) x = plus (scale a x) (scale b x);
  scale_plus : forall a x y, scale a (plus x y) = plus (scale a x) (scale a y);
  inner_sym : forall x y, inner x y = inner y x;
  inner_plus : forall x y z, inner (plus x y) z = inner x z + inner y z;
  inner_scale : forall a x z, inner (scale a x) z = a * inner x z;
  inner_pos : forall x, 0 <= inner x x;
  inner_definite : forall x, inner x x = 0 -> x = zero
}.

Arguments zero {_}.
Arguments plus {_}.
Arguments opp {_}.
Arguments scale {_}.
Arguments inner {_}.

Definition minus {E : InnerSpace} (x y : E) : E := plus x (opp y).
Definition norm {E : InnerSpace} (x : E) : R := sqrt (inner x x).

Declare Scope vector_scope.
Delimit Scope vector_scope with V.
Infix "+" := plus : vector_scope.
Infix "-" := minus : vector_scope.
Infix "*" := scale : vector_scope.
Bind Scope vector_scope with point.

Section Facts.
Context {E : InnerSpace}.
Implicit Types x y z : E.

Lemma inner_zero z : inner zero z = 0.
Proof.
  pose proof (inner_plus E zero zero z) as H. rewrite plus_zero in H. lra.
Qed.

Lemma inner_opp x z : inner (opp x) z = - inner x z.
Proof.
  pose proof (inner_plus E x (opp x) z) as H. rewrite plus_opp, inner_zero in H. lra.
Qed.

Lemma inner_minus x y z : inner (minus x y) z = inner x z - inner y z.
Proof. unfold minus. rewrite inner_plus, inner_opp. ring. Qed.

Lemma inner_plus_r x y z : inner z (plus x y) = inner z x + inner z y.
Proof. rewrite !(inner_sym E z). apply inner_plus. Qed.

Lemma inner_minus_r x y z : inner z (minus x y) = inner z x - inner z y.
Proof. rewrite !(inner_sym E z). apply inner_minus. Qed.

Lemma inner_scale_r a x z : inner z (scale a x) = a * inner z x.
Proof. rewrite !(inner_sym E z). apply inner_scale. Qed.

Lemma inner_opp_r x z : inner z (opp x) = - inner z x.
Proof. rewrite !(inner_sym E z). apply inner_opp. Qed.

Lemma inner_zero_r z : inner z zero = 0.
Proof. rewrite inner_sym. apply inner_zero. Qed.

Lemma minus_zero_eq x y : minus x y = zero -> x = y.
Proof.
  unfold minus. intro H.
  rewrite <- (plus_zero E x), <- (plus_opp E y), (plus_comm E y), plus_assoc, H, plus_comm.
  apply plus_zero.
Qed.

(** Points are equal if all their inner products are. *)
Lemma inner_ext x y : (forall z, inner x z = inner y z) -> x = y.
Proof.
  intro H. apply minus_zero_eq, inner_definite. rewrite inner_minus, (H (minus x y)). ring.
Qed.
End Facts.

#[global] Hint Rewrite @inner_plus @inner_minus @inner_scale @inner_opp @inner_zero
  @inner_plus_r @inner_minus_r @inner_scale_r @inner_opp_r @inner_zero_r : bilinear.

Ltac expand := autorewrite with bilinear.
Ltac vector := intros; apply inner_ext; intro; expand; ring.

Section Norm.
Context {E : InnerSpace}.
Implicit Types x y z : E.

Lemma norm_nonneg x : 0 <= norm x.
Proof. apply sqrt_pos. Qed.

Lemma norm_square x : norm x * norm x = inner x x.
Proof. apply sqrt_sqrt, inner_pos. Qed.

Lemma norm_le_square x a : 0 <= a -> inner x x <= a * a -> norm x <= a.
Proof.
  intros Ha H. unfold norm. rewrite <- (sqrt_square a Ha). apply sqrt_le_1_alt. exact H.
Qed.

Lemma norm_zero : norm (zero : E) = 0.
Proof. unfold norm. rewrite inner_zero. apply sqrt_0. Qed.

Lemma norm_zero_eq x : norm x = 0 -> x = zero.
Proof. intro H. apply inner_definite. rewrite <- norm_square, H. ring. Qed.

Lemma norm_scale a x : norm (scale a x) = Rabs a * norm x.
Proof.
  unfold norm. expand.
  replace (a * (a * inner x x)) with (Rsqr a * inner x x) by (unfold Rsqr; ring).
  rewrite sqrt_mult_alt by apply Rle_0_sqr. rewrite sqrt_Rsqr_abs. reflexivity.
Qed.

Lemma norm_opp x : norm (opp x) = norm x.
Proof. unfold norm. expand. f_equal. ring. Qed.

Lemma norm_minus_sym x y : norm (minus x y) = norm (minus y x).
Proof. unfold norm. f_equal. expand. ring. Qed.

(** Cauchy-Schwarz, for 0 <= |(y,y) x - (x,y) y|^2 = (y,y) ((x,x)(y,y) - (x,y)^2). *)
Theorem cauchy_schwarz x y : Rabs (inner x y) <= norm x * norm y.
Proof.
  assert (H : inner x y * inner x y <= inner x x * inner y y).
  { destruct (Req_dec (inner y y) 0) as [H0 | H0].
    - apply inner_definite in H0. subst y. expand. lra.
    - pose proof (inner_pos E y) as Hy.
      pose proof (inner_pos E (minus (scale (inner y y) x) (scale (inner x y) y))) as H.
      revert H. expand. rewrite (inner_sym E y x). intro H.
      apply (Rmult_le_reg_l (inner y y)); [lra |]. lra. }
  apply Rsqr_incr_0_var; [| apply Rmult_le_pos; apply norm_nonneg].
  rewrite <- Rsqr_abs. unfold Rsqr.
  replace (norm x * norm y * (norm x * norm y)) with ((norm x * norm x) * (norm y * norm y))
    by ring.
  rewrite !norm_square. exact H.
Qed.

Lemma inner_le_norms x y : inner x y <= norm x * norm y.
Proof. eapply Rle_trans; [apply Rle_abs | apply cauchy_schwarz]. Qed.

Theorem norm_triangle x y : norm (plus x y) <= norm x + norm y.
Proof.
  pose proof (norm_nonneg x). pose proof (norm_nonneg y).
  apply norm_le_square; [lra |]. expand. rewrite (inner_sym E y x).
  pose proof (inner_le_norms x y). rewrite <- (norm_square x), <- (norm_square y). lra.
Qed.

Lemma norm_minus_le x y : norm (minus x y) <= norm x + norm y.
Proof. unfold minus. rewrite <- (norm_opp y). apply norm_triangle. Qed.

(** A point tested small against every z is small. *)
Lemma norm_le_tested x a : 0 <= a -> (forall z, inner x z <= a * norm z) -> norm x <= a.
Proof.
  intros Ha H. specialize (H x). rewrite <- norm_square in H.
  pose proof (norm_nonneg x). nra.
Qed.
End Norm.

(** The distance |x - y|. *)
Section Space_of.
Variable E : InnerSpace.

Lemma distance_pos (x y : E) : norm (minus x y) >= 0.
Proof. apply Rle_ge, norm_nonneg. Qed.

Lemma distance_refl (x y : E) : norm (minus x y) = 0 <-> x = y.
Proof.
  split.
  - intro H. apply minus_zero_eq, norm_zero_eq, H.
  - intros ->. replace (minus y y) with (zero : E) by vector. apply norm_zero.
Qed.

Lemma distance_triangle (x y z : E) :
  norm (minus x y) <= norm (minus x z) + norm (minus z y).
Proof. replace (minus x y) with (plus (minus x z) (minus z y)) by vector. apply norm_triangle. Qed.

Definition metric : Metric_Space :=
  Build_Metric_Space E (fun x y => norm (minus x y)) distance_pos norm_minus_sym distance_refl
    distance_triangle.
End Space_of.
