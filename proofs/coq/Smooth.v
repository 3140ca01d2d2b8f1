(** Frechet derivatives in real inner-product spaces, and Taylor's inequalities by the mean-value
    theorem, component by component. *)
From Retrograde Require Import Library InnerProduct Gradient.

Section Smooth.
Context {E : InnerSpace}.
Implicit Types (x y u v d z : E) (V : E -> E).

Definition linear (D : E -> E) : Prop :=
  (forall x y : E, D (x + y)%V = (D x + D y)%V) /\ (forall a (x : E), D (a * x)%V = (a * D x)%V).

(** D is the Frechet derivative of V at x. *)
Definition derivative V x (D : E -> E) : Prop :=
  linear D /\
  forall eps, 0 < eps -> exists delta, 0 < delta /\
    forall u, norm u < delta -> norm (V (x + u) - V x - D u)%V <= eps * norm u.

(** On the set S the field V has derivatives DV and D2V, and they are bounded by L and Q. Every C^2
    field with bounded derivatives is such a field; that D2V is continuous is not asked for. *)
Definition twice_differentiable (S : E -> Prop) V (DV : E -> E -> E) (D2V : E -> E -> E -> E)
  (L Q : R) : Prop :=
  forall x, S x ->
    derivative V x (DV x) /\
    (forall v, derivative (fun y => DV y v) x (fun u => D2V x u v)) /\
    (forall v, norm (DV x v) <= L * norm v) /\
    (forall u v, norm (D2V x u v) <= Q * norm u * norm v).

Lemma derivative_along V x d t D z :
  derivative V (x + t * d)%V D ->
  derivable_pt_lim (fun s => inner (V (x + s * d)%V) z) t (inner (D d) z).
Proof.
  intros [[_ Hs] HD] eps He.
  pose proof (norm_nonneg d) as Hd. pose proof (norm_nonneg z) as Hz.
  assert (Hdz : 0 <= norm d * norm z) by (apply Rmult_le_pos; assumption).
  destruct (HD (eps / (norm d * norm z + 1))) as (delta & Hdelta & H);
    [apply Rdiv_lt_0_compat; lra |].
  assert (Hpos : 0 < delta / (norm d + 1)) by (apply Rdiv_lt_0_compat; lra).
  exists (mkposreal _ Hpos). intros s Hs0 Hsd. simpl in Hsd.
  assert (Hsn : 0 < Rabs s) by (apply Rabs_pos_lt; exact Hs0).
  assert (Hu : norm (s * d)%V < delta).
  { rewrite norm_scale. apply (Rmult_lt_compat_r (norm d + 1)) in Hsd; [| lra].
    replace (delta / (norm d + 1) * (norm d + 1)) with delta in Hsd by (field; lra). lra. }
  specialize (H _ Hu). rewrite norm_scale, Hs in H.
  replace (x + t * d + s * d)%V with (x + (t + s) * d)%V in H by vector.
  set (e := (V (x + (t + s) * d) - V (x + t * d) - s * D d)%V) in *.
  replace ((inner (V (x + (t + s) * d)%V) z - inner (V (x + t * d)%V) z) / s - inner (D d) z)
    with (inner e z / s) by (unfold e; expand; field; exact Hs0).
  unfold Rdiv. rewrite Rabs_mult, Rabs_inv.
  apply (Rmult_lt_reg_r (Rabs s)); [exact Hsn |].
  replace (Rabs (inner e z) * / Rabs s * Rabs s) with (Rabs (inner e z)) by (field; lra).
  eapply Rle_lt_trans; [apply cauchy_schwarz |].
  eapply Rle_lt_trans; [apply Rmult_le_compat_r; [exact Hz | exact H] |].
  replace (eps / (norm d * norm z + 1) * (Rabs s * norm d) * norm z)
    with (eps * Rabs s * (norm d * norm z / (norm d * norm z + 1))) by (field; lra).
  apply Rlt_le_trans with (eps * Rabs s * 1); [| lra].
  apply Rmult_lt_compat_l; [apply Rmult_lt_0_compat; lra |].
  apply (Rmult_lt_reg_r (norm d * norm z + 1)); [lra |].
  replace (norm d * norm z / (norm d * norm z + 1) * (norm d * norm z + 1))
    with (norm d * norm z) by (field; lra). lra.
Qed.

(** The mean-value inequality. *)
Lemma mean_value_inequality V (DV : E -> E -> E) x d L :
  (forall t, 0 <= t <= 1 ->
    derivative V (x + t * d)%V (DV (x + t * d)%V) /\ norm (DV (x + t * d)%V d) <= L * norm d) ->
  norm (V (x + d) - V x)%V <= L * norm d.
Proof.
  intro H.
  assert (HL : 0 <= L * norm d).
  { destruct (H 0 ltac:(lra)) as [_ H0]. exact (Rle_trans _ _ _ (norm_nonneg _) H0). }
  apply norm_le_tested; [exact HL |]. intro z.
  destruct (MVT_cor2 (fun s => inner (V (x + s * d)%V) z)
    (fun s => inner (DV (x + s * d)%V d) z) 0 1) as (c & Hc & Hin); [lra | |].
  - intros t Ht. apply derivative_along, H, Ht.
  - cbv beta in Hc.
    replace (x + 1 * d)%V with (x + d)%V in Hc by vector.
    replace (x + 0 * d)%V with x in Hc by vector.
    rewrite inner_minus, Hc, Rminus_0_r, Rmult_1_r.
    eapply Rle_trans; [apply inner_le_norms |].
    apply Rmult_le_compat_r; [apply norm_nonneg | apply H; lra].
Qed.

Definition near (c : E) (r : R) (y : E) : Prop := norm (y - c)%V <= r.

(** What an expansion about th uses of a field. *)
Definition expands (th : E) (r M L Q : R) V (D : E -> E) : Prop :=
  linear D /\
  (forall v, norm (D v) <= L * norm v) /\
  forall y, near th r y ->
    norm (V y) <= M /\
    norm (V y - V th)%V <= L * norm (y - th)%V /\
    norm (V y - V th - D (y - th))%V <= Q / 2 * (norm (y - th)%V) ^ 2.

Lemma segment th r y t : near th r y -> 0 <= t <= 1 -> near th r (th + t * (y - th))%V.
Proof.
  unfold near. intros Hy Ht.
  replace (th + t * (y - th) - th)%V with (t * (y - th))%V by vector.
  rewrite norm_scale, Rabs_pos_eq by lra. pose proof (norm_nonneg (y - th)%V). nra.
Qed.

Theorem taylor th r M L Q V DV D2V :
  0 <= r -> 0 <= Q -> twice_differentiable (near th r) V DV D2V L Q ->
  (forall y, near th r y -> norm (V y) <= M) -> expands th r M L Q V (DV th).
Proof.
  intros Hr HQ H HM.
  assert (Hth : near th r th).
  { unfold near. replace (th - th)%V with (zero : E) by vector. rewrite norm_zero. exact Hr. }
  destruct (H th Hth) as ([Hlin _] & _ & HL & _).
  split; [exact Hlin |]. split; [exact HL |]. intros y Hy. split; [apply HM, Hy |].
  set (d := (y - th)%V).
  assert (Hseg : forall t, 0 <= t <= 1 -> near th r (th + t * d)%V)
    by (intros; apply segment; assumption).
  assert (Ey : y = (th + d)%V) by (unfold d; vector). rewrite Ey. split.
  - apply (mean_value_inequality V DV). intros t Ht.
    destruct (H _ (Hseg t Ht)) as (HD & _ & HLt & _). split; [exact HD | apply HLt].
  - assert (HD : forall t, 0 <= t <= 1 -> norm (DV (th + t * d)%V d - DV th d)%V <=
      Q * t * norm d ^ 2).
    { intros t Ht.
      replace (Q * t * norm d ^ 2) with (Q * norm d * norm (t * d)%V)
        by (rewrite norm_scale, Rabs_pos_eq by lra; ring).
      apply (mean_value_inequality (fun y => DV y d) (fun y u => D2V y u d)). intros s Hs.
      replace (th + s * (t * d))%V with (th + (s * t) * d)%V by vector.
      destruct (H _ (Hseg (s * t) ltac:(nra))) as (_ & HD2 & _ & HQ2).
      split; [apply HD2 |]. specialize (HQ2 (t * d)%V d). lra. }
    apply norm_le_tested; [pose proof (pow2_ge_0 (norm d)); apply Rmult_le_pos; lra |]. intro z.
    pose proof (norm_nonneg z) as Hz. pose proof (pow2_ge_0 (norm d)) as Hd2.
    pose proof (increases
      (fun s => - 1 * inner (V (th + s * d)%V) z +
        (inner (DV th d) z * s + Q / 2 * norm d ^ 2 * norm z * (s * s)))
      (fun s => - 1 * inner (DV (th + s * d)%V d) z +
        (inner (DV th d) z + Q / 2 * norm d ^ 2 * norm z * (2 * s)))) as Hi.
    cbv beta in Hi.
    replace (th + 0 * d)%V with th in Hi by vector.
    replace (th + 1 * d)%V with (th + d)%V in Hi by vector.
    assert (Hfin : - 1 * inner (V th) z + (inner (DV th d) z * 0 +
        Q / 2 * norm d ^ 2 * norm z * (0 * 0)) <=
      - 1 * inner (V (th + d)%V) z + (inner (DV th d) z * 1 +
        Q / 2 * norm d ^ 2 * norm z * (1 * 1))).
    { apply Hi.
      - intros t Ht. apply derivable_plus; [| apply derivable_quadratic].
        apply (derivable_pt_lim_scal (fun s => inner (V (th + s * d)%V) z) (- 1) t).
        apply derivative_along. apply (H _ (Hseg t Ht)).
      - intros t Ht. specialize (HD t ltac:(lra)).
        pose proof (inner_le_norms (DV (th + t * d)%V d - DV th d)%V z) as Hcs.
        rewrite inner_minus in Hcs.
        assert (norm (DV (th + t * d)%V d - DV th d)%V * norm z <= Q * t * norm d ^ 2 * norm z)
          by (apply Rmult_le_compat_r; assumption).
        lra. }
    replace (th + d - th)%V with d by vector. rewrite !inner_minus. lra.
Qed.
End Smooth.
