(** Metric spaces: [Rlimit.Metric_Space] of the standard library, with the few notions used. *)
From Retrograde Require Import Library.

Section Notions.
Context {M : Metric_Space}.
Implicit Types (u : nat -> Base M) (x y z l : Base M).

(** The closed ball. *)
Definition ball (c : Base M) (r : R) (x : Base M) : Prop := dist M c x <= r.

Definition converges u l : Prop :=
  forall eps, 0 < eps -> exists N, forall n, (N <= n)%nat -> dist M (u n) l < eps.

Definition cauchy u : Prop :=
  forall eps, 0 < eps ->
    exists N, forall n m, (N <= n)%nat -> (N <= m)%nat -> dist M (u n) (u m) < eps.

(** [lipschitz_on S k f]: f is k-Lipschitz on the set S. *)
Definition lipschitz_on (S : Base M -> Prop) (k : R) (f : Base M -> Base M) : Prop :=
  forall x y, S x -> S y -> dist M (f x) (f y) <= k * dist M x y.

Definition lipschitz (k : R) (f : Base M -> Base M) : Prop :=
  forall x y, dist M (f x) (f y) <= k * dist M x y.

Lemma dist_self x : dist M x x = 0.
Proof. apply dist_refl. reflexivity. Qed.

Lemma dist_nonneg x y : 0 <= dist M x y.
Proof. apply Rge_le, dist_pos. Qed.

Lemma dist_eq x y : dist M x y <= 0 -> x = y.
Proof. intro H. apply dist_refl. pose proof (dist_nonneg x y). lra. Qed.

(** Distances that are small beyond every positive number vanish. *)
Lemma le_of_le_plus a b : (forall eps, 0 < eps -> a <= b + eps) -> a <= b.
Proof.
  intro H. destruct (Rle_lt_dec a b) as [L | L]; [exact L |].
  specialize (H ((a - b) / 2)). lra.
Qed.

Lemma limit_unique u l l' : converges u l -> converges u l' -> l = l'.
Proof.
  intros H H'. apply dist_eq, le_of_le_plus. intros eps He.
  destruct (H (eps / 2)) as [N HN]; [lra |]. destruct (H' (eps / 2)) as [N' HN']; [lra |].
  specialize (HN (max N N') ltac:(lia)). specialize (HN' (max N N') ltac:(lia)).
  pose proof (dist_tri M l l' (u (max N N'))) as Ht.
  rewrite (dist_sym M l (u _)) in Ht. lra.
Qed.

(** A closed ball keeps its limits. *)
Lemma limit_within u l x c N :
  converges u l -> (forall n, (N <= n)%nat -> dist M x (u n) <= c) -> dist M x l <= c.
Proof.
  intros H B. apply le_of_le_plus. intros eps He.
  destruct (H eps He) as [N' HN]. specialize (HN (max N N') ltac:(lia)).
  specialize (B (max N N') ltac:(lia)). pose proof (dist_tri M x l (u (max N N'))). lra.
Qed.

Lemma pow_nonneg k n : 0 <= k -> 0 <= k ^ n.
Proof. intro H. apply pow_le. exact H. Qed.

Lemma pow_small k C eps :
  0 <= k < 1 -> 0 < eps -> exists N, forall n, (N <= n)%nat -> C * k ^ n < eps.
Proof.
  intros Hk He. pose proof (Rabs_pos C) as HC.
  assert (Hr : 0 < eps / (Rabs C + 1)) by (apply Rdiv_lt_0_compat; lra).
  destruct (pow_lt_1_zero k) with (y := eps / (Rabs C + 1)) as [N HN];
    [rewrite Rabs_pos_eq; lra | exact Hr |].
  exists N. intros n Hn. specialize (HN n Hn).
  rewrite Rabs_pos_eq in HN by (apply pow_nonneg; lra).
  pose proof (pow_nonneg k n ltac:(lra)) as Hp.
  apply Rle_lt_trans with (Rabs C * k ^ n); [apply Rmult_le_compat_r; [lra | apply Rle_abs] |].
  apply Rle_lt_trans with ((Rabs C + 1) * k ^ n); [nra |].
  apply Rmult_lt_reg_r with (/ (Rabs C + 1)); [apply Rinv_0_lt_compat; lra |].
  replace ((Rabs C + 1) * k ^ n * / (Rabs C + 1)) with (k ^ n) by (field; lra). exact HN.
Qed.

(** A geometric rate is convergence. *)
Lemma converges_geometric u l k C :
  0 <= k < 1 -> (forall n, dist M (u n) l <= C * k ^ n) -> converges u l.
Proof.
  intros Hk H eps He. destruct (pow_small k C eps Hk He) as [N HN].
  exists N. intros n Hn. apply Rle_lt_trans with (C * k ^ n); auto.
Qed.

(** Steps of size D k^j add up: the bound on which everything here rests. *)
Lemma geometric_steps u k D :
  0 <= k < 1 -> (forall j, dist M (u j) (u (S j)) <= D * k ^ j) ->
  forall n m, (n <= m)%nat -> dist M (u n) (u m) <= D * k ^ n * (1 - k ^ (m - n)) / (1 - k).
Proof.
  intros Hk H n m Hnm. replace m with (n + (m - n))%nat at 1 by lia.
  induction (m - n)%nat as [| d IH].
  - rewrite Nat.add_0_r, dist_self. simpl. right. field. lra.
  - pose proof (dist_tri M (u n) (u (n + S d)%nat) (u (n + d)%nat)) as Ht.
    specialize (H (n + d)%nat). replace (S (n + d)) with (n + S d)%nat in H by lia.
    rewrite pow_add in H.
    replace (D * k ^ n * (1 - k ^ S d) / (1 - k))
      with (D * k ^ n * (1 - k ^ d) / (1 - k) + D * (k ^ n * k ^ d)) by (simpl; field; lra).
    lra.
Qed.

Lemma geometric_cauchy u k D :
  0 <= k < 1 -> 0 <= D -> (forall j, dist M (u j) (u (S j)) <= D * k ^ j) -> cauchy u.
Proof.
  intros Hk HD H eps He.
  destruct (pow_small k (D / (1 - k)) eps Hk He) as [N HN].
  exists N.
  assert (Hle : forall n m, (N <= n)%nat -> (n <= m)%nat -> dist M (u n) (u m) < eps).
  { intros n m Hn Hm. eapply Rle_lt_trans; [apply (geometric_steps u k D Hk H n m Hm) |].
    apply Rle_lt_trans with (D / (1 - k) * k ^ n); [| auto].
    pose proof (pow_nonneg k n ltac:(lra)). pose proof (pow_nonneg k (m - n) ltac:(lra)).
    assert (0 < / (1 - k)) by (apply Rinv_0_lt_compat; lra).
    assert (0 <= D * k ^ n * k ^ (m - n) * / (1 - k))
      by (repeat apply Rmult_le_pos; lra).
    unfold Rdiv. lra. }
  intros n m Hn Hm. destruct (Nat.le_ge_cases n m) as [L | L]; [auto |].
  rewrite dist_sym. auto.
Qed.
End Notions.

(** Every Cauchy sequence has a limit. *)
Definition complete (M : Metric_Space) : Prop :=
  forall u : nat -> Base M, cauchy u -> exists l, converges u l.

(** The real line is complete. *)
Lemma R_met_complete : complete R_met.
Proof.
  intros u Hu. destruct (R_complete u) as [l Hl].
  - intros eps He. destruct (Hu eps He) as [N HN]. exists N. intros n m Hn Hm.
    apply HN; lia.
  - exists l. intros eps He. destruct (Hl eps He) as [N HN]. exists N. intros n Hn.
    apply HN. lia.
Qed.

(** Its limits are those of the standard library. *)
Lemma R_met_limit (u : nat -> R) (l : R) : @converges R_met u l -> Un_cv u l.
Proof.
  intros H eps He. destruct (H eps He) as [N HN]. exists N. intros n Hn. apply HN. lia.
Qed.

Lemma dist_R (x y : R) : dist R_met x y = Rabs (x - y).
Proof. reflexivity. Qed.
