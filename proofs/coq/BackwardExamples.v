(** The real line: Theorem 2.2 there, its constant attained, and what fails without hypotheses. *)
From Retrograde Require Import Library Words Metric Contraction Backward.

Lemma run_constant {A X : Type} (f : X -> X) (w : list A) x :
  run (fun _ => f) w x = Nat.iter (length w) f x.
Proof. induction w as [| a w IH]; simpl; [reflexivity | rewrite IH; reflexivity]. Qed.

Lemma backward_constant {X : Type} (f : X -> X) n (x : X) :
  backward (fun _ => f) n x = Nat.iter n f x.
Proof. unfold backward. rewrite run_constant, size_seq. reflexivity. Qed.

(** Banach's theorem is the case of one map: a fixed point, unique, with both bounds. *)
Theorem banach {M : Metric_Space} (f : Base M -> Base M) k (x0 : Base M) :
  complete M -> 0 <= k < 1 -> lipschitz k f ->
  exists l,
    (forall y, f y = y <-> y = l) /\
    forall x n,
      dist M (Nat.iter n f x) l <= dist M x (f x) / (1 - k) * k ^ n /\
      dist M (Nat.iter (S n) f x) l <= k / (1 - k) * dist M (Nat.iter (S n) f x) (Nat.iter n f x).
Proof.
  intros Hc Hk Hf.
  assert (Hlim : forall x, exists l, (forall n, dist M (Nat.iter n f x) l <=
    dist M x (f x) / (1 - k) * k ^ n) /\ forall y, converges (fun n => Nat.iter n f y) l).
  { intro x. destruct (backward_converges (fun _ => f) k (dist M x (f x)) x Hk)
      as (l & Hn & _ & Hiff).
    - intros i _. exact Hf.
    - intros i _. apply Rle_refl.
    - exact Hc.
    - exists l. split.
      + intro n. specialize (Hn n). rewrite backward_constant in Hn. exact Hn.
      + intros y eps He. destruct (proj2 (Hiff y l) eq_refl eps He) as [N HN].
        exists N. intros n Hnn. specialize (HN n Hnn). rewrite backward_constant in HN. exact HN. }
  destruct (Hlim x0) as (l & _ & Hl). exists l.
  assert (Hsame : forall x l', converges (fun n => Nat.iter n f x) l' -> l' = l)
    by (intros x l' H; exact (limit_unique _ _ _ H (Hl x))).
  assert (Hfix : f l = l).
  { symmetry. apply dist_eq, le_of_le_plus. intros eps He.
    destruct (Hl l (eps / 2)) as [N HN]; [lra |].
    pose proof (HN N (le_n N)) as H1. pose proof (HN (S N) (le_S N N (le_n N))) as H2.
    simpl in H2. pose proof (dist_tri M l (f l) (f (Nat.iter N f l))).
    pose proof (Hf (Nat.iter N f l) l). pose proof (dist_nonneg (Nat.iter N f l) l).
    rewrite (dist_sym M l (f (Nat.iter N f l))) in H.
    assert (k * dist M (Nat.iter N f l) l <= 1 * dist M (Nat.iter N f l) l)
      by (apply Rmult_le_compat_r; lra).
    lra. }
  split.
  - intro y. split; [| intros ->; exact Hfix]. intro Hy. apply dist_eq.
    pose proof (Hf y l) as H. rewrite Hy, Hfix in H. pose proof (dist_nonneg y l). nra.
  - intros x n. split.
    + destruct (Hlim x) as (l' & Hrate & Hl'). rewrite <- (Hsame x l' (Hl' x)). apply Hrate.
    + simpl. set (y := Nat.iter n f x). pose proof (Hf y l) as H. rewrite Hfix in H.
      pose proof (dist_tri M y l (f y)) as Ht. rewrite (dist_sym M y (f y)) in Ht.
      apply (Rmult_le_reg_l (1 - k)); [lra |].
      replace ((1 - k) * (k / (1 - k) * dist M (f y) y)) with (k * dist M (f y) y) by (field; lra).
      pose proof (dist_nonneg y l). nra.
Qed.

(** Theorem 2.2 on the real line, in the standard library's own words. *)
Theorem backward_real (T : nat -> R -> R) k D :
  0 <= k < 1 ->
  (forall i, (1 <= i)%nat -> forall x y, Rabs (T i x - T i y) <= k * Rabs (x - y)) ->
  (forall i, (1 <= i)%nat -> Rabs (T i 0) <= D) ->
  exists l, forall x, Un_cv (fun n => backward T n x) l.
Proof.
  intros Hk Hlip HD.
  assert (HD' : on_positive (fun i => dist R_met 0 (T i 0) <= D)).
  { intros i Hi. rewrite dist_sym, dist_R, Rminus_0_r. exact (HD i Hi). }
  destruct (backward_converges (M := R_met) T k D 0 Hk Hlip HD' R_met_complete)
    as (l & _ & _ & H).
  exists l. intro x. apply R_met_limit, H. reflexivity.
Qed.

(** The Cauchy bound is an equality for T(x) = k x + D from 0: no smaller constant will do. *)
Theorem backward_cauchy_sharp k D n m :
  0 <= k < 1 -> 0 <= D -> (n <= m)%nat ->
  let T := fun (_ : nat) (x : R) => k * x + D in
  (forall i x y, Rabs (T i x - T i y) <= k * Rabs (x - y)) /\
  (forall i, Rabs (0 - T i 0) = D) /\
  Rabs (backward T n 0 - backward T m 0) = D * k ^ n * (1 - k ^ (m - n)) / (1 - k).
Proof.
  intros Hk HD Hnm T.
  assert (Hiter : forall j, backward T j 0 = D * (1 - k ^ j) / (1 - k)).
  { intro j. unfold T. rewrite (backward_constant (fun x => k * x + D)).
    induction j as [| j IH]; simpl; [field; lra | rewrite IH; field; lra]. }
  split; [| split].
  - intros i x y. unfold T.
    replace (k * x + D - (k * y + D)) with (k * (x - y)) by ring.
    rewrite Rabs_mult, (Rabs_pos_eq k) by lra. lra.
  - intro i. unfold T. rewrite Rabs_left1; lra.
  - rewrite !Hiter.
    replace (k ^ m) with (k ^ n * k ^ (m - n)) by (rewrite <- pow_add; f_equal; lia).
    pose proof (pow_nonneg k n ltac:(lra)).
    assert (0 <= k ^ (m - n) <= 1).
    { split; [apply pow_nonneg; lra |].
      rewrite <- (pow1 (m - n)). apply pow_incr. lra. }
    assert (0 <= D * k ^ n * (1 - k ^ (m - n)) / (1 - k)).
    { apply Rle_mult_inv_pos; [| lra]. repeat apply Rmult_le_pos; lra. }
    replace (D * (1 - k ^ n) / (1 - k) - D * (1 - k ^ n * k ^ (m - n)) / (1 - k))
      with (- (D * k ^ n * (1 - k ^ (m - n)) / (1 - k))) by (field; lra).
    rewrite Rabs_Ropp. apply Rabs_pos_eq. assumption.
Qed.

(** "Contractive regions" are not enough. This map has slope 1/2 up to 1 and slope 3 from there; it
    halves distances on the ball of radius 1 about 0, and yet T_1 ... T_n 0 runs off to infinity. *)
Definition leaves (x : R) : R := if Rle_dec x 1 then x / 2 + 1 else 3 / 2 + 3 * (x - 1).

Theorem contractive_region_is_not_enough :
  (forall x y, Rabs (leaves x - leaves y) <= 3 * Rabs (x - y)) /\
  (forall x y, Rabs x <= 1 -> Rabs y <= 1 -> Rabs (leaves x - leaves y) <= 1 / 2 * Rabs (x - y)) /\
  cv_infty (fun n => backward (fun _ => leaves) n 0).
Proof.
  split; [| split].
  - intros x y. unfold leaves.
    destruct (Rle_dec x 1), (Rle_dec y 1); unfold Rabs;
      repeat destruct Rcase_abs; lra.
  - intros x y Hx Hy. pose proof (Rle_abs x). pose proof (Rle_abs y).
    unfold leaves. destruct (Rle_dec x 1), (Rle_dec y 1); try lra.
    replace (x / 2 + 1 - (y / 2 + 1)) with (1 / 2 * (x - y)) by lra.
    rewrite Rabs_mult, (Rabs_pos_eq (1 / 2)) by lra. lra.
  - assert (Hbig : forall n, 3 / 2 * INR (S n) <= Nat.iter (S (S n)) leaves 0).
    { induction n as [| n IH].
      - simpl. unfold leaves. destruct (Rle_dec 0 1); [| lra].
        destruct (Rle_dec (0 / 2 + 1) 1); lra.
      - rewrite S_INR. set (x := Nat.iter (S (S n)) leaves 0) in *.
        change (3 / 2 * (INR (S n) + 1) <= leaves x).
        assert (1 <= INR (S n)) by (rewrite S_INR; pose proof (pos_INR n); lra).
        unfold leaves. destruct (Rle_dec x 1); lra. }
    intro A. destruct (archimed (Rabs A)) as [HN _].
    set (N := Z.to_nat (up (Rabs A))).
    assert (HN' : Rabs A < INR N).
    { unfold N. rewrite INR_IZR_INZ, Z2Nat.id; [lra |]. apply le_IZR.
      pose proof (Rabs_pos A). lra. } exists (S (S N)).
    intros n Hn. rewrite backward_constant. destruct n as [| [| n]]; [lia | lia |].
    specialize (Hbig n). pose proof (Rle_abs A).
    assert (INR N <= INR n) by (apply le_INR; lia).
    rewrite S_INR in Hbig. pose proof (pos_INR n). lra.
Qed.

(** Remark 2.3: with a fixed point in common the forward iterates converge as well, at the rate. *)
Theorem common_fixed_point_forward {M : Metric_Space} (T : nat -> Base M -> Base M) k l x n :
  0 <= k < 1 ->
  (forall i, (1 <= i)%nat -> lipschitz k (T i)) ->
  (forall i, (1 <= i)%nat -> T i l = l) ->
  dist M (forward T n x) l <= k ^ n * dist M x l.
Proof.
  intros Hk Hlip Hfix.
  replace l with (forward T n l) at 1.
  - exact (proj2 (starts_come_together T k Hk Hlip x l n)).
  - induction n as [| n IH]; [reflexivity |]. rewrite forward_S, IH. apply Hfix. lia.
Qed.

(** And a map with two fixed points has no constant below 1. *)
Theorem two_fixed_points_no_contraction {M : Metric_Space} (f : Base M -> Base M) k x y :
  lipschitz k f -> f x = x -> f y = y -> x <> y -> 1 <= k.
Proof.
  intros Hf Hx Hy Hxy. specialize (Hf x y). rewrite Hx, Hy in Hf.
  destruct (Req_dec (dist M x y) 0) as [H0 | H0].
  - destruct Hxy. apply dist_refl. exact H0.
  - pose proof (dist_nonneg x y). nra.
Qed.
