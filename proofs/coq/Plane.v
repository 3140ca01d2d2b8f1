(** The plane is an inner-product space, and on it both factors of Lemma 2.5 are attained. *)
From Retrograde Require Import Library Metric InnerProduct Inner.

Definition plane_plus (x y : R * R) : R * R := (fst x + fst y, snd x + snd y).
Definition plane_opp (x : R * R) : R * R := (- fst x, - snd x).
Definition plane_scale (a : R) (x : R * R) : R * R := (a * fst x, a * snd x).
Definition plane_inner (x y : R * R) : R := fst x * fst y + snd x * snd y.

Ltac coordinates :=
  intros; repeat match goal with x : R * R |- _ => destruct x end;
  unfold plane_plus, plane_opp, plane_scale, plane_inner; simpl; first [ring | f_equal; ring].

Definition plane : InnerSpace.
Proof.
  apply (Build_InnerSpace (R * R) (0, 0) plane_plus plane_opp plane_scale plane_inner);
    try coordinates.
  - intros [a b]. unfold plane_inner. simpl. nra.
  - intros [a b] H. unfold plane_inner in H. simpl in H. f_equal; nra.
Defined.

(** The rotation field (x, y) -> (m x - s y, s x + m y) is no gradient unless s = 0. *)
Definition rotation (m s : R) (x : plane) : plane :=
  (m * fst x - s * snd x, s * fst x + m * snd x).

(** It is m-strongly monotone and M-Lipschitz with M^2 = m^2 + s^2, and its step multiplies every
    distance by sqrt (1 - 2 h m + h^2 M^2): the lemma's factor is the best one for fields. *)
Theorem field_factor_sharp h m s :
  let M := sqrt (m ^ 2 + s ^ 2) in
  strongly_monotone (E := plane) m (rotation m s) /\
  lipschitz_field (E := plane) M (rotation m s) /\
  forall x y : plane,
    norm (step (E := plane) h (rotation m s) x - step (E := plane) h (rotation m s) y)%V =
    field_factor h m M * norm (x - y)%V.
Proof.
  intro M. assert (HM : M ^ 2 = m ^ 2 + s ^ 2).
  { unfold M. rewrite <- Rsqr_pow2. apply Rsqr_sqrt.
    pose proof (pow2_ge_0 m). pose proof (pow2_ge_0 s). lra. }
  assert (Hnorm : forall x y : plane, norm (rotation m s x - rotation m s y)%V =
    M * norm (x - y)%V).
  { intros [a b] [c d]. unfold norm, M. rewrite <- sqrt_mult_alt.
    - f_equal. unfold rotation, minus. simpl. unfold plane_inner. simpl. ring.
    - pose proof (pow2_ge_0 m). pose proof (pow2_ge_0 s). lra. }
  split; [| split].
  - intros [a b] [c d]. right. unfold rotation, minus. simpl. unfold plane_inner. simpl. ring.
  - intros x y. right. apply Hnorm.
  - intros [a b] [c d]. unfold field_factor. rewrite HM.
    replace (1 - 2 * h * m + h ^ 2 * (m ^ 2 + s ^ 2)) with ((1 - h * m) ^ 2 + (h * s) ^ 2) by ring.
    unfold norm. rewrite <- sqrt_mult_alt.
    + f_equal. unfold step, rotation, minus. simpl. unfold plane_inner. simpl. ring.
    + pose proof (pow2_ge_0 (1 - h * m)). pose proof (pow2_ge_0 (h * s)). lra.
Qed.

(** The gradient (m x, M y) of a quadratic: along the axes distances are multiplied by |1 - h m|
    and by |1 - h M|, so their maximum is the best factor for gradients. *)
Definition stretch (m M : R) (x : plane) : plane := (m * fst x, M * snd x).

Theorem gradient_factor_sharp h m M :
  0 <= m -> m <= M ->
  cocoercive (E := plane) m M (stretch m M) /\
  exists x : plane, norm x = 1 /\
    norm (step (E := plane) h (stretch m M) x - step (E := plane) h (stretch m M) zero)%V =
    gradient_factor h m M * norm x.
Proof.
  intros Hm HmM. split.
  - intros [a b] [c d]. right. unfold stretch, minus. simpl. unfold plane_inner. simpl. ring.
  - assert (Hx : norm ((1, 0) : plane) = 1)
      by (unfold norm; simpl; unfold plane_inner; simpl; replace (1 * 1 + 0 * 0) with 1 by ring;
          apply sqrt_1).
    assert (Hy : norm ((0, 1) : plane) = 1)
      by (unfold norm; simpl; unfold plane_inner; simpl; replace (0 * 0 + 1 * 1) with 1 by ring;
          apply sqrt_1).
    assert (Hstep : forall x : plane, (step (E := plane) h (stretch m M) x -
      step (E := plane) h (stretch m M) zero)%V =
      ((1 - h * m) * fst x, (1 - h * M) * snd x) :> plane)
      by (intros [a b]; unfold step, stretch, minus; simpl; unfold plane_plus, plane_opp,
          plane_scale; simpl; f_equal; ring).
    unfold gradient_factor, Rmax. destruct (Rle_dec (Rabs (1 - h * m)) (Rabs (1 - h * M))).
    + exists (0, 1). split; [exact Hy |]. rewrite Hstep, <- norm_scale. f_equal.
      simpl. unfold plane_scale. simpl. f_equal; ring.
    + exists (1, 0). split; [exact Hx |]. rewrite Hstep, <- norm_scale. f_equal.
      simpl. unfold plane_scale. simpl. f_equal; ring.
Qed.
