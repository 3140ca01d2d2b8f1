(** Co-coercivity of gradients, from strong monotonicity and a Lipschitz constant. *)
From Retrograde Require Import Library InnerProduct Inner.

(** A derivative that is nowhere negative on (0, 1) does not decrease. *)
Lemma increases (f f' : R -> R) :
  (forall t, 0 <= t <= 1 -> derivable_pt_lim f t (f' t)) -> (forall t, 0 < t < 1 -> 0 <= f' t) ->
  f 0 <= f 1.
Proof.
  intros Hd Hp. destruct (MVT_cor2 f f' 0 1) as (c & Hc & Hin); [lra | exact Hd |].
  specialize (Hp c Hin). lra.
Qed.

Lemma derivable_plus (f g : R -> R) t a b :
  derivable_pt_lim f t a -> derivable_pt_lim g t b ->
  derivable_pt_lim (fun s => f s + g s) t (a + b).
Proof. exact (derivable_pt_lim_plus f g t a b). Qed.

Lemma derivable_quadratic a b t :
  derivable_pt_lim (fun s => a * s + b * (s * s)) t (a + b * (2 * t)).
Proof.
  apply derivable_plus.
  - replace a with (a * 1) at 2 by ring.
    exact (derivable_pt_lim_scal id a t 1 (derivable_pt_lim_id t)).
  - apply (derivable_pt_lim_scal Rsqr b t). apply derivable_pt_lim_Rsqr.
Qed.

Section Gradient.
Context {E : InnerSpace}.

(** g is the gradient of f: the derivative of f at x along d is <g x, d>. (Less than Frechet.) *)
Definition gradient_of (f : E -> R) (g : E -> E) : Prop :=
  forall x d : E, derivable_pt_lim (fun t => f (x + t * d)%V) 0 (inner (g x) d).

Variables (f : E -> R) (g : E -> E).
Hypothesis Hfg : gradient_of f g.

Lemma along_line x d t :
  derivable_pt_lim (fun s => f (x + s * d)%V) t (inner (g (x + t * d)%V) d).
Proof.
  intros eps He. destruct (Hfg (x + t * d)%V d eps He) as [delta Hd]. exists delta.
  intros s Hs0 Hs. specialize (Hd s Hs0 Hs).
  replace (x + t * d + (0 + s) * d)%V with (x + (t + s) * d)%V in Hd by vector.
  replace (x + t * d + 0 * d)%V with (x + t * d)%V in Hd by vector.
  exact Hd.
Qed.

(** f(x + d) - f(x) - <g x, d> is at least c / 2 where <g(x + t d) - g x, d> >= c t. *)
Lemma above_tangent x d c :
  (forall t, 0 < t < 1 -> c * t <= inner (g (x + t * d) - g x)%V d) ->
  f x + inner (g x) d + c / 2 <= f (x + d)%V.
Proof.
  intro H.
  pose proof (increases
    (fun s => f (x + s * d)%V + (- inner (g x) d * s + - (c / 2) * (s * s)))
    (fun s => inner (g (x + s * d)%V) d + (- inner (g x) d + - (c / 2) * (2 * s)))) as Hi.
  cbv beta in Hi.
  replace (x + 0 * d)%V with x in Hi by vector.
  replace (x + 1 * d)%V with (x + d)%V in Hi by vector.
  assert (f x + (- inner (g x) d * 0 + - (c / 2) * (0 * 0)) <=
    f (x + d)%V + (- inner (g x) d * 1 + - (c / 2) * (1 * 1))); [| lra].
  apply Hi.
  - intros t _. apply derivable_plus; [apply along_line | apply derivable_quadratic].
  - intros t Ht. specialize (H t Ht). rewrite inner_minus in H. lra.
Qed.

Lemma below_tangent x d c :
  (forall t, 0 < t < 1 -> inner (g (x + t * d) - g x)%V d <= c * t) ->
  f (x + d)%V <= f x + inner (g x) d + c / 2.
Proof.
  intro H.
  pose proof (increases
    (fun s => - 1 * f (x + s * d)%V + (inner (g x) d * s + c / 2 * (s * s)))
    (fun s => - 1 * inner (g (x + s * d)%V) d + (inner (g x) d + c / 2 * (2 * s)))) as Hi.
  cbv beta in Hi.
  replace (x + 0 * d)%V with x in Hi by vector.
  replace (x + 1 * d)%V with (x + d)%V in Hi by vector.
  assert (- 1 * f x + (inner (g x) d * 0 + c / 2 * (0 * 0)) <=
    - 1 * f (x + d)%V + (inner (g x) d * 1 + c / 2 * (1 * 1))); [| lra].
  apply Hi.
  - intros t _. apply derivable_plus; [| apply derivable_quadratic].
    exact (derivable_pt_lim_scal (fun s => f (x + s * d)%V) (- 1) t _ (along_line x d t)).
  - intros t Ht. specialize (H t Ht). rewrite inner_minus in H. lra.
Qed.

Variables (m M : R).
Hypothesis Hmono : strongly_monotone m g.
Hypothesis Hlip : lipschitz_field M g.

Lemma strongly_convex x d : f x + inner (g x) d + m * inner d d / 2 <= f (x + d)%V.
Proof.
  apply above_tangent. intros t Ht. specialize (Hmono (x + t * d)%V x).
  replace (x + t * d - x)%V with (t * d)%V in Hmono by vector.
  rewrite inner_scale, inner_scale_r, inner_scale_r in Hmono.
  apply (Rmult_le_reg_l t); lra.
Qed.

Lemma smooth x d : f (x + d)%V <= f x + inner (g x) d + M * inner d d / 2.
Proof.
  apply below_tangent. intros t Ht. specialize (Hlip (x + t * d)%V x).
  replace (x + t * d - x)%V with (t * d)%V in Hlip by vector.
  rewrite norm_scale, (Rabs_pos_eq t) in Hlip by lra.
  pose proof (inner_le_norms (g (x + t * d) - g x)%V d) as Hcs. pose proof (norm_nonneg d).
  rewrite <- norm_square.
  assert (norm (g (x + t * d) - g x)%V * norm d <= M * (t * norm d) * norm d)
    by (apply Rmult_le_compat_r; assumption).
  lra.
Qed.

(** What strong convexity at x and smoothness at y leave between them. *)
Lemma gap K x d :
  0 < K -> M - m <= K ->
  let e := (g (x + d) - g x - m * d)%V in
  f x + inner (g x) d + m * inner d d / 2 + inner e e / (2 * K) <= f (x + d)%V.
Proof.
  intros HK HKM e. set (s := (- / K * e)%V).
  pose proof (strongly_convex x (d + s)%V) as Hlow. pose proof (smooth (x + d)%V s) as Hup.
  replace (x + (d + s))%V with (x + d + s)%V in Hlow by vector.
  set (y := (x + d)%V) in *.
  assert (Hee : inner e e = inner (g y) e - inner (g x) e - m * inner d e)
    by (unfold e at 1; fold y; expand; ring).
  assert (Hss : inner s s = inner e e / K / K) by (unfold s; expand; field; lra).
  assert (Hsd : inner d s = - inner d e / K) by (unfold s; expand; field; lra).
  assert (Hys : inner (g y) s = - inner (g y) e / K) by (unfold s; expand; field; lra).
  assert (Hxs : inner (g x) s = - inner (g x) e / K) by (unfold s; expand; field; lra).
  rewrite inner_plus_r, Hxs in Hlow. rewrite Hys, Hss in Hup.
  replace (inner (d + s)%V (d + s)%V) with (inner d d + 2 * inner d s + inner s s) in Hlow
    by (expand; rewrite (inner_sym E s d); ring).
  rewrite Hss, Hsd in Hlow.
  assert (Hpos : 0 <= inner e e / K / K).
  { pose proof (inner_pos E e). repeat apply Rle_mult_inv_pos; assumption. }
  assert (Hm : (M - m) * (inner e e / K / K) <= K * (inner e e / K / K))
    by (apply Rmult_le_compat_r; assumption).
  replace (K * (inner e e / K / K)) with (inner e e / K) in Hm by (field; lra).
  assert (Hb : inner e e / K =
    inner (g y) e / K - inner (g x) e / K - m * (inner d e / K)) by (rewrite Hee; field; lra).
  replace (inner e e / (2 * K)) with (inner e e / K / 2) by (field; lra).
  unfold Rdiv in *. lra.
Qed.

Theorem gradient_cocoercive : m <= M -> cocoercive m M g.
Proof.
  intros HmM x y. apply Metric.le_of_le_plus. intros eps He.
  set (d := (x - y)%V). set (b := inner (g x - g y)%V d).
  (* K = M - m + eta: what M = m needs *)
  assert (Hc : forall eta, 0 < eta ->
    m * (M + eta) * inner d d + inner (g x - g y)%V (g x - g y)%V <= (m + (M + eta)) * b).
  { intros eta Heta. set (K := M - m + eta).
    assert (HK : 0 < K) by (unfold K; lra).
    pose proof (gap K y d HK ltac:(unfold K; lra)) as H1.
    pose proof (gap K x (y - x)%V HK ltac:(unfold K; lra)) as H2.
    cbv zeta in H1, H2.
    replace (y + d)%V with x in H1 by (unfold d; vector).
    replace (x + (y - x))%V with y in H2 by vector.
    replace (g y - g x - m * (y - x))%V with (opp (g x - g y - m * d)%V) in H2
      by (unfold d; vector).
    replace (y - x)%V with (opp d) in H2 by (unfold d; vector).
    set (e := (g x - g y - m * d)%V) in *.
    rewrite !inner_opp, !inner_opp_r in H2.
    assert (Hb : b = inner (g x) d - inner (g y) d) by (unfold b; expand; ring).
    assert (Hsum : m * inner d d + inner e e / K <= b).
    { replace (inner e e / K) with (2 * (inner e e / (2 * K))) by (field; lra). lra. }
    assert (Hee : inner e e = inner (g x - g y)%V (g x - g y)%V - 2 * m * b + m ^ 2 * inner d d).
    { unfold e. set (a := (g x - g y)%V). unfold b. fold a. expand.
      rewrite (inner_sym E d a). ring. }
    apply (Rmult_le_compat_l K) in Hsum; [| lra].
    replace (K * (m * inner d d + inner e e / K)) with (K * m * inner d d + inner e e) in Hsum
      by (field; lra).
    rewrite Hee in Hsum. unfold K in Hsum. lra. }
  set (r := Rabs (b - m * inner d d) + 1).
  assert (Hr : 0 < r) by (unfold r; pose proof (Rabs_pos (b - m * inner d d)); lra).
  specialize (Hc (eps / r) ltac:(apply Rdiv_lt_0_compat; lra)).
  assert (eps / r * (b - m * inner d d) <= eps).
  { apply Rle_trans with (eps / r * r); [| right; field; lra].
    apply Rmult_le_compat_l; [left; apply Rdiv_lt_0_compat; lra |].
    unfold r. pose proof (Rle_abs (b - m * inner d d)). lra. }
  lra.
Qed.
End Gradient.
