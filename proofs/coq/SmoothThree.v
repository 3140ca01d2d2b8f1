(** Taylor's inequality of order three. *)
From Retrograde Require Import Library InnerProduct Gradient Smooth.

Section Smooth_three.
Context {E : InnerSpace}.
Implicit Types (u v d z : E) (V : E -> E).

(** On S the field V has three derivatives, bounded by L, Q and C; the second is bilinear. *)
Definition thrice_differentiable (S : E -> Prop) V (DV : E -> E -> E) (D2V : E -> E -> E -> E)
  (D3V : E -> E -> E -> E -> E) (L Q C : R) : Prop :=
  twice_differentiable S V DV D2V L Q /\
  forall x, S x ->
    (forall u, linear (D2V x u)) /\
    (forall u v, derivative (fun y => D2V y u v) x (fun w => D3V x w u v)) /\
    (forall w u v, norm (D3V x w u v) <= C * norm w * norm u * norm v).

(** What an expansion of order three about th uses of a field, beyond [expands]. *)
Definition expands_three (th : E) (r C Q : R) V (D : E -> E) (B : E -> E -> E) : Prop :=
  (forall u, linear (B u)) /\
  (forall v, linear (fun u => B u v)) /\
  (forall u v, norm (B u v) <= Q * norm u * norm v) /\
  forall y, near th r y ->
    norm (V y - V th - D (y - th) - (1 / 2) * B (y - th) (y - th))%V <=
    C / 6 * (norm (y - th)%V) ^ 3.

Lemma derivable_cubic a b c t :
  derivable_pt_lim (fun s => a * s + b * (s * s) + c * (s * s * s)) t
    (a + b * (2 * t) + c * (3 * (t * t))).
Proof.
  apply derivable_plus; [apply derivable_quadratic |].
  apply (derivable_pt_lim_scal (fun s => s * s * s) c t).
  replace (3 * (t * t)) with (2 * t * t + Rsqr t * 1) by (unfold Rsqr; ring).
  exact (derivable_pt_lim_mult Rsqr id t (2 * t) 1 (derivable_pt_lim_Rsqr t)
    (derivable_pt_lim_id t)).
Qed.

Theorem taylor_three th r L Q C V DV D2V D3V :
  0 <= r -> 0 <= Q -> 0 <= C -> thrice_differentiable (near th r) V DV D2V D3V L Q C ->
  expands_three th r C Q V (DV th) (D2V th).
Proof.
  intros Hr HQ HC [H2 H3].
  assert (Hth : near th r th).
  { unfold near. replace (th - th)%V with (zero : E) by vector. rewrite norm_zero. exact Hr. }
  destruct (H2 th Hth) as (_ & HD2 & _ & HQ2). destruct (H3 th Hth) as (Hlin & _ & _).
  split; [exact Hlin |]. split; [intro v; exact (proj1 (HD2 v)) |]. split; [exact HQ2 |].
  intros y Hy. set (d := (y - th)%V).
  assert (Hseg : forall t, 0 <= t <= 1 -> near th r (th + t * d)%V)
    by (intros; apply segment; assumption).
  assert (Ey : y = (th + d)%V) by (unfold d; vector). rewrite Ey.
  pose proof (norm_nonneg d) as Hd.
  (* the field y -> V'(y) d, and Taylor's inequality of order two for it *)
  assert (Hfield : twice_differentiable (near th r) (fun y => DV y d) (fun y u => D2V y u d)
    (fun y w u => D3V y w u d) (Q * norm d) (C * norm d)).
  { intros x Hx. destruct (H2 x Hx) as (_ & HD2x & _ & HQx). destruct (H3 x Hx) as (_ & HD3 & HCx).
    split; [apply HD2x |]. split; [intro v; apply HD3 |]. split.
    - intro v. specialize (HQx v d). lra.
    - intros u v. specialize (HCx u v d). lra. }
  assert (HT : forall t, 0 <= t <= 1 ->
    norm (DV (th + t * d)%V d - DV th d - t * D2V th d d)%V <= C / 2 * t ^ 2 * norm d ^ 3).
  { intros t Ht.
    destruct (taylor th r (L * norm d) (Q * norm d) (C * norm d) _ _ _ Hr
      ltac:(apply Rmult_le_pos; assumption) Hfield) as (Hl & _ & Hexp).
    { intros x Hx. apply (H2 x Hx). }
    destruct (Hexp _ (Hseg t Ht)) as (_ & _ & Ht2).
    replace (th + t * d - th)%V with (t * d)%V in Ht2 by vector.
    rewrite (proj2 Hl), norm_scale, Rabs_pos_eq in Ht2 by lra.
    replace (C / 2 * t ^ 2 * norm d ^ 3) with (C * norm d / 2 * (t * norm d) ^ 2) by field.
    exact Ht2. }
  assert (Hd3 : 0 <= norm d ^ 3) by (apply pow_le; exact Hd).
  apply norm_le_tested; [apply Rmult_le_pos; lra |]. intro z.
  pose proof (norm_nonneg z) as Hz.
  pose proof (increases
    (fun s => - 1 * inner (V (th + s * d)%V) z + (inner (DV th d) z * s +
      1 / 2 * inner (D2V th d d) z * (s * s) + C / 6 * norm d ^ 3 * norm z * (s * s * s)))
    (fun s => - 1 * inner (DV (th + s * d)%V d) z + (inner (DV th d) z +
      1 / 2 * inner (D2V th d d) z * (2 * s) + C / 6 * norm d ^ 3 * norm z * (3 * (s * s))))) as Hi.
  cbv beta in Hi.
  replace (th + 0 * d)%V with th in Hi by vector.
  replace (th + 1 * d)%V with (th + d)%V in Hi by vector.
  assert (Hfin : - 1 * inner (V th) z + (inner (DV th d) z * 0 +
      1 / 2 * inner (D2V th d d) z * (0 * 0) + C / 6 * norm d ^ 3 * norm z * (0 * 0 * 0)) <=
    - 1 * inner (V (th + d)%V) z + (inner (DV th d) z * 1 +
      1 / 2 * inner (D2V th d d) z * (1 * 1) + C / 6 * norm d ^ 3 * norm z * (1 * 1 * 1))).
  { apply Hi.
    - intros t Ht. apply derivable_plus; [| apply derivable_cubic].
      apply (derivable_pt_lim_scal (fun s => inner (V (th + s * d)%V) z) (- 1) t).
      apply derivative_along. apply (H2 _ (Hseg t Ht)).
    - intros t Ht. specialize (HT t ltac:(lra)).
      pose proof (inner_le_norms (DV (th + t * d)%V d - DV th d - t * D2V th d d)%V z) as Hcs.
      rewrite !inner_minus, inner_scale in Hcs.
      apply (Rmult_le_compat_r (norm z)) in HT; [| exact Hz]. lra. }
  replace (th + d - th)%V with d by vector. rewrite !inner_minus, inner_scale. lra.
Qed.
End Smooth_three.
