(** What the theorems on backward SGD ask for is there: the plane is complete, and the field that
    attains the factor of gradients is a gradient, strongly monotone and Lipschitz. *)
From Retrograde Require Import Library Metric InnerProduct Inner Gradient Plane.

Lemma norm_plane (x : plane) : norm x = sqrt (fst x * fst x + snd x * snd x).
Proof. reflexivity. Qed.

(** Each coordinate is at most the norm, and the norm at most their sum. *)
Lemma coordinates_le (x : plane) :
  Rabs (fst x) <= norm x /\ Rabs (snd x) <= norm x /\ norm x <= Rabs (fst x) + Rabs (snd x).
Proof.
  destruct x as [a b]. rewrite norm_plane. simpl.
  assert (Ha : Rabs a * Rabs a = a * a) by (rewrite <- Rabs_mult; apply Rabs_pos_eq; nra).
  assert (Hb : Rabs b * Rabs b = b * b) by (rewrite <- Rabs_mult; apply Rabs_pos_eq; nra).
  pose proof (Rabs_pos a). pose proof (Rabs_pos b). repeat split.
  - rewrite <- (sqrt_square (Rabs a)) by lra. apply sqrt_le_1_alt. nra.
  - rewrite <- (sqrt_square (Rabs b)) by lra. apply sqrt_le_1_alt. nra.
  - rewrite <- (sqrt_square (Rabs a + Rabs b)) by lra. apply sqrt_le_1_alt. nra.
Qed.

Theorem plane_complete : complete (metric plane).
Proof.
  intros u Hu.
  assert (Hd : forall n m, Rabs (fst (u n) - fst (u m)) <= dist (metric plane) (u n) (u m) /\
    Rabs (snd (u n) - snd (u m)) <= dist (metric plane) (u n) (u m)).
  { intros n m. destruct (coordinates_le (minus (E := plane) (u n) (u m))) as (H1 & H2 & _).
    split; [exact H1 | exact H2]. }
  destruct (R_complete (fun n => fst (u n))) as [a Ha].
  { intros eps He. destruct (Hu eps He) as [N HN]. exists N. intros n m Hn Hm.
    eapply Rle_lt_trans; [apply Hd | apply HN; lia]. }
  destruct (R_complete (fun n => snd (u n))) as [b Hb].
  { intros eps He. destruct (Hu eps He) as [N HN]. exists N. intros n m Hn Hm.
    eapply Rle_lt_trans; [apply Hd | apply HN; lia]. }
  exists (a, b). intros eps He.
  destruct (Ha (eps / 2)) as [N1 H1]; [lra |]. destruct (Hb (eps / 2)) as [N2 H2]; [lra |].
  exists (N1 + N2)%nat. intros n Hn. specialize (H1 n ltac:(lia)). specialize (H2 n ltac:(lia)).
  destruct (coordinates_le (minus (E := plane) (u n) (a, b))) as (_ & _ & H).
  eapply Rle_lt_trans; [exact H |].
  change (Rabs (fst (u n) - a) + Rabs (snd (u n) - b) < eps).
  unfold R_dist in H1, H2. lra.
Qed.

(** The loss (m x^2 + M y^2) / 2. *)
Definition stretch_loss (m M : R) (x : plane) : R :=
  (m * (fst x * fst x) + M * (snd x * snd x)) / 2.

Theorem stretch_gradient m M :
  0 <= m -> m <= M ->
  gradient_of (stretch_loss m M) (stretch m M) /\
  strongly_monotone (E := plane) m (stretch m M) /\
  lipschitz_field (E := plane) M (stretch m M).
Proof.
  intros Hm HmM. split; [| split].
  - intros [a b] [c d].
    apply (derivable_pt_lim_ext
      (fun t => stretch_loss m M (a, b) + ((m * a * c + M * b * d) * t +
        stretch_loss m M (c, d) * (t * t)))).
    + intro t. unfold stretch_loss. simpl. field.
    + replace (inner (stretch m M (a, b) : plane) ((c, d) : plane))
        with (0 + ((m * a * c + M * b * d) + stretch_loss m M (c, d) * (2 * 0)))
        by (simpl; unfold plane_inner, stretch; simpl; ring).
      apply derivable_plus; [apply derivable_pt_lim_const | apply derivable_quadratic].
  - intros [a b] [c d]. unfold stretch, minus. simpl. unfold plane_inner. simpl.
    assert (0 <= (M - m) * Rsqr (b + - d)) by (apply Rmult_le_pos; [lra | apply Rle_0_sqr]).
    unfold Rsqr in *. lra.
  - intros [a b] [c d]. apply norm_le_square.
    + apply Rmult_le_pos; [lra | apply norm_nonneg].
    + set (x := minus (E := plane) (a, b) (c, d)).
      replace (M * norm x * (M * norm x)) with (M * M * (norm x * norm x)) by ring.
      rewrite norm_square. unfold x,  stretch, minus. simpl. unfold plane_inner. simpl.
      assert (0 <= (M * M - m * m) * Rsqr (a + - c))
        by (apply Rmult_le_pos; [nra | apply Rle_0_sqr]).
      unfold Rsqr in *. lra.
Qed.
