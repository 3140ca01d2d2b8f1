(** Lemma 2.5: a step x - h g(x) contracts, for strongly monotone Lipschitz fields and, with the
    better constant, for co-coercive ones (gradients). *)
From Retrograde Require Import Library Metric InnerProduct.

Section Definitions.
Context {E : InnerSpace}.

(** m |x - y|^2 <= <g x - g y, x - y>. *)
Definition strongly_monotone (m : R) (g : E -> E) : Prop :=
  forall x y : E, m * inner (x - y)%V (x - y)%V <= inner (g x - g y)%V (x - y)%V.

(** |g x - g y| <= M |x - y|. *)
Definition lipschitz_field (M : R) (g : E -> E) : Prop :=
  forall x y : E, norm (g x - g y)%V <= M * norm (x - y)%V.

(** (m + M) <g x - g y, x - y> >= m M |x - y|^2 + |g x - g y|^2: Nesterov 2004, Theorem 2.1.12. *)
Definition cocoercive (m M : R) (g : E -> E) : Prop :=
  forall x y : E,
    m * M * inner (x - y)%V (x - y)%V + inner (g x - g y)%V (g x - g y)%V <=
    (m + M) * inner (g x - g y)%V (x - y)%V.

(** One step of gradient descent with learning rate h. *)
Definition step (h : R) (g : E -> E) (x : E) : E := (x - h * g x)%V.
End Definitions.

(** The factor of Lemma 2.5, and the one of gradients. *)
Definition field_factor (h m M : R) : R := sqrt (1 - 2 * h * m + h ^ 2 * M ^ 2).
Definition gradient_factor (h m M : R) : R := Rmax (Rabs (1 - h * m)) (Rabs (1 - h * M)).

Section Lemma_2_5.
Context {E : InnerSpace}.
Variables (g : E -> E) (h m M : R).
Hypothesis Hh : 0 <= h.

Lemma step_difference x y : (step h g x - step h g y = (x - y) - h * (g x - g y))%V.
Proof. unfold step. vector. Qed.

Lemma step_square (x y : E) :
  inner (step h g x - step h g y)%V (step h g x - step h g y)%V =
  inner (x - y)%V (x - y)%V - 2 * h * inner (g x - g y)%V (x - y)%V +
  h ^ 2 * inner (g x - g y)%V (g x - g y)%V.
Proof.
  rewrite step_difference. set (d := (x - y)%V). set (e := (g x - g y)%V).
  expand. rewrite (inner_sym E d e). ring.
Qed.

Lemma square_le a b : 0 <= b -> a <= b -> 0 <= a -> a * a <= b * b.
Proof. intros. apply Rmult_le_compat; assumption. Qed.

(** |x - y - h (g x - g y)| <= sqrt (1 - 2 h m + h^2 M^2) |x - y|. *)
Theorem step_contracts_field :
  0 <= M -> strongly_monotone m g -> lipschitz_field M g ->
  forall x y : E,
    norm (step h g x - step h g y)%V <= field_factor h m M * norm (x - y)%V.
Proof.
  intros HM Hm HL x y.
  pose proof (norm_nonneg (x - y)%V) as Hn.
  assert (Hc : inner (g x - g y)%V (g x - g y)%V <= M ^ 2 * inner (x - y)%V (x - y)%V).
  { rewrite <- !norm_square.
    replace (M ^ 2 * (norm (x - y)%V * norm (x - y)%V))
      with ((M * norm (x - y)%V) * (M * norm (x - y)%V)) by ring.
    apply square_le; [apply Rmult_le_pos; lra | apply HL | apply norm_nonneg]. }
  assert (Hs : norm (step h g x - step h g y)%V * norm (step h g x - step h g y)%V <=
    (1 - 2 * h * m + h ^ 2 * M ^ 2) * (norm (x - y)%V * norm (x - y)%V)).
  { rewrite !norm_square, step_square. specialize (Hm x y).
    assert (2 * h * (m * inner (x - y)%V (x - y)%V) <=
      2 * h * inner (g x - g y)%V (x - y)%V) by (apply Rmult_le_compat_l; lra).
    assert (h ^ 2 * inner (g x - g y)%V (g x - g y)%V <=
      h ^ 2 * (M ^ 2 * inner (x - y)%V (x - y)%V))
      by (apply Rmult_le_compat_l; [apply pow2_ge_0 | exact Hc]).
    lra. }
  unfold field_factor.
  replace (norm (x - y)%V) with (sqrt (norm (x - y)%V * norm (x - y)%V)) at 1
    by (apply sqrt_square; exact Hn).
  destruct (Rle_lt_dec 0 (1 - 2 * h * m + h ^ 2 * M ^ 2)) as [Hq | Hq].
  - rewrite <- sqrt_mult_alt by exact Hq.
    rewrite <- (sqrt_square (norm (step h g x - step h g y)%V)) by apply norm_nonneg.
    apply sqrt_le_1_alt. exact Hs.
  - rewrite (sqrt_neg_0 _ (Rlt_le _ _ Hq)), Rmult_0_l.
    pose proof (norm_nonneg (step h g x - step h g y)%V).
    assert (0 <= norm (x - y)%V * norm (x - y)%V) by (apply Rmult_le_pos; lra).
    nra.
Qed.

(** |x - y - h (g x - g y)| <= max(|1 - h m|, |1 - h M|) |x - y|. *)
Theorem step_contracts_gradient :
  0 <= m -> m <= M -> 0 < M -> cocoercive m M g ->
  forall x y : E,
    norm (step h g x - step h g y)%V <= gradient_factor h m M * norm (x - y)%V.
Proof.
  intros Hm HmM HM Hco x y.
  pose proof (norm_nonneg (x - y)%V) as Hn. pose proof (norm_nonneg (g x - g y)%V) as Hg.
  specialize (Hco x y). pose proof (inner_le_norms (g x - g y)%V (x - y)%V) as Hcs.
  set (p := norm (x - y)%V) in *. set (q := norm (g x - g y)%V) in *.
  (* m |d| <= |g| <= M |d|, both from co-coercivity *)
  assert (Hpq : (q - m * p) * (q - M * p) <= 0).
  { rewrite <- !norm_square in Hco. fold p q in Hco.
    assert ((m + M) * inner (g x - g y)%V (x - y)%V <= (m + M) * (q * p))
      by (apply Rmult_le_compat_l; lra).
    lra. }
  assert (HMp : 0 <= (M - m) * p) by (apply Rmult_le_pos; lra).
  assert (Hlow : m * p <= q).
  { destruct (Rle_lt_dec (m * p) q) as [L | L]; [exact L |]. nra. }
  assert (Hhigh : q <= M * p).
  { destruct (Rle_lt_dec q (M * p)) as [L | L]; [exact L |]. nra. }
  pose proof (Rmax_l (Rabs (1 - h * m)) (Rabs (1 - h * M))) as Hl.
  pose proof (Rmax_r (Rabs (1 - h * m)) (Rabs (1 - h * M))) as Hr.
  fold (gradient_factor h m M) in Hl, Hr.
  assert (HF : 0 <= gradient_factor h m M) by (pose proof (Rabs_pos (1 - h * m)); lra).
  apply norm_le_square; [apply Rmult_le_pos; assumption |].
  rewrite step_square. rewrite <- norm_square in Hco. fold p in Hco.
  rewrite <- (norm_square (g x - g y)%V) in Hco |- *. fold q in Hco |- *.
  rewrite <- (norm_square (x - y)%V). fold p.
  set (b := inner (g x - g y)%V (x - y)%V) in *.
  assert (Hb : p * p - 2 * h * b + h ^ 2 * (q * q) <=
    p * p - 2 * h / (m + M) * (m * M * (p * p) + q * q) + h ^ 2 * (q * q)).
  { assert (2 * h / (m + M) * (m * M * (p * p) + q * q) <= 2 * h / (m + M) * ((m + M) * b)).
    { apply Rmult_le_compat_l; [apply Rle_mult_inv_pos; lra | exact Hco]. }
    replace (2 * h / (m + M) * ((m + M) * b)) with (2 * h * b) in H by (field; lra). lra. }
  eapply Rle_trans; [exact Hb |].
  assert (Hsq : forall a, a * a = Rabs a * Rabs a)
    by (intro a; rewrite <- Rabs_mult; symmetry; apply Rabs_pos_eq; apply Rle_0_sqr).
  destruct (Rle_lt_dec h (2 / (m + M))) as [Hw | Hw].
  - (* h <= 2 / (m + M): insert |g| >= m |d| *)
    apply Rle_trans with ((1 - h * m) * (1 - h * m) * (p * p)).
    + assert (Hqq : m * p * (m * p) <= q * q)
        by (apply square_le; [exact Hg | exact Hlow | apply Rmult_le_pos; lra]).
      assert (0 <= h * (2 / (m + M) - h)) by (apply Rmult_le_pos; lra).
      assert (h * (2 / (m + M) - h) * (m * p * (m * p)) <= h * (2 / (m + M) - h) * (q * q))
        by (apply Rmult_le_compat_l; assumption).
      replace (p * p - 2 * h / (m + M) * (m * M * (p * p) + q * q) + h ^ 2 * (q * q))
        with (p * p - 2 * h / (m + M) * (m * M * (p * p)) - h * (2 / (m + M) - h) * (q * q))
        by (field; lra).
      replace ((1 - h * m) * (1 - h * m) * (p * p))
        with (p * p - 2 * h / (m + M) * (m * M * (p * p)) -
              h * (2 / (m + M) - h) * (m * p * (m * p))) by (field; lra).
      lra.
    + rewrite (Hsq (1 - h * m)).
      replace (gradient_factor h m M * p * (gradient_factor h m M * p))
        with (gradient_factor h m M * gradient_factor h m M * (p * p)) by ring.
      apply Rmult_le_compat_r; [apply Rle_0_sqr |].
      apply square_le; [exact HF | exact Hl | apply Rabs_pos].
  - (* otherwise insert |g| <= M |d| *)
    apply Rle_trans with ((1 - h * M) * (1 - h * M) * (p * p)).
    + assert (Hqq : q * q <= M * p * (M * p))
        by (apply square_le; [apply Rmult_le_pos; lra | exact Hhigh | exact Hg]).
      assert (0 <= h * (h - 2 / (m + M))) by (apply Rmult_le_pos; lra).
      assert (h * (h - 2 / (m + M)) * (q * q) <= h * (h - 2 / (m + M)) * (M * p * (M * p)))
        by (apply Rmult_le_compat_l; assumption).
      replace (p * p - 2 * h / (m + M) * (m * M * (p * p) + q * q) + h ^ 2 * (q * q))
        with (p * p - 2 * h / (m + M) * (m * M * (p * p)) + h * (h - 2 / (m + M)) * (q * q))
        by (field; lra).
      replace ((1 - h * M) * (1 - h * M) * (p * p))
        with (p * p - 2 * h / (m + M) * (m * M * (p * p)) +
              h * (h - 2 / (m + M)) * (M * p * (M * p))) by (field; lra).
      lra.
    + rewrite (Hsq (1 - h * M)).
      replace (gradient_factor h m M * p * (gradient_factor h m M * p))
        with (gradient_factor h m M * gradient_factor h m M * (p * p)) by ring.
      apply Rmult_le_compat_r; [apply Rle_0_sqr |].
      apply square_le; [exact HF | exact Hr | apply Rabs_pos].
Qed.
End Lemma_2_5.

(** The factor of fields is below 1 exactly for 0 < h < 2 m / M^2. *)
Theorem field_window h m M :
  0 < m -> m <= M -> (field_factor h m M < 1 <-> 0 < h < 2 * m / M ^ 2).
Proof.
  intros Hm HmM. assert (HM2 : 0 < M ^ 2) by (apply pow_lt; lra).
  assert (Hq : 0 <= 1 - 2 * h * m + h ^ 2 * M ^ 2).
  { assert (0 <= (1 - h * m) * (1 - h * m)) by apply Rle_0_sqr.
    assert (h ^ 2 * m ^ 2 <= h ^ 2 * M ^ 2)
      by (apply Rmult_le_compat_l; [apply pow2_ge_0 | apply pow_incr; lra]).
    lra. }
  assert (Hiff : field_factor h m M < 1 <-> h * (h * M ^ 2 - 2 * m) < 0).
  { unfold field_factor. pose proof sqrt_1 as H1. split; intro H.
    - rewrite <- H1 in H at 2. apply sqrt_lt_0_alt in H. lra.
    - rewrite <- H1 at 2. apply sqrt_lt_1_alt. split; [exact Hq | lra]. }
  rewrite Hiff. split.
  - intro H. assert (Hpos : 0 < h) by (destruct (Rlt_le_dec 0 h); [assumption | nra]).
    split; [exact Hpos |]. apply (Rmult_lt_reg_r (M ^ 2)); [exact HM2 |].
    replace (2 * m / M ^ 2 * M ^ 2) with (2 * m) by (field; lra). nra.
  - intros [Hpos Hlt]. apply (Rmult_lt_compat_r (M ^ 2)) in Hlt; [| exact HM2].
    replace (2 * m / M ^ 2 * M ^ 2) with (2 * m) in Hlt by (field; lra). nra.
Qed.

(** The factor of gradients is below 1 exactly for 0 < h < 2 / M. *)
Theorem gradient_window h m M :
  0 < m -> m <= M -> (gradient_factor h m M < 1 <-> 0 < h < 2 / M).
Proof.
  intros Hm HmM. unfold gradient_factor. split.
  - intro H. pose proof (Rmax_l (Rabs (1 - h * m)) (Rabs (1 - h * M))).
    pose proof (Rmax_r (Rabs (1 - h * m)) (Rabs (1 - h * M))).
    pose proof (Rle_abs (1 - h * m)). pose proof (Rle_abs (- (1 - h * M))) as Hb.
    rewrite Rabs_Ropp in Hb. split; [nra |].
    apply (Rmult_lt_reg_r M); [lra |]. replace (2 / M * M) with 2 by (field; lra). lra.
  - intros [Hpos Hlt]. apply (Rmult_lt_compat_r M) in Hlt; [| lra].
    replace (2 / M * M) with 2 in Hlt by (field; lra).
    assert (0 < h * m) by (apply Rmult_lt_0_compat; lra).
    assert (h * m <= h * M) by (apply Rmult_le_compat_l; lra).
    apply Rmax_lub_lt; apply Rabs_def1; lra.
Qed.

Lemma gradient_factor_nonneg h m M : 0 <= gradient_factor h m M.
Proof. eapply Rle_trans; [apply Rabs_pos | apply Rmax_l]. Qed.
