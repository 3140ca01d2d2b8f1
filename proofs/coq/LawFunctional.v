(** What the functional of [law_converges] is: linear, monotone, 1 at 1; and the mean over the limits
    of X_n, whatever happens after the first n letters, up to k^n. *)
From Retrograde Require Import Library Words Metric Contraction FiniteLaw Reversal Law.

(** The letters of w, and after these the letters of e: letter i, counted from 1, decides T_i. *)
Definition continued {A X : Type} (T : A -> X -> X) (w : list A) (e : nat -> A) (i : nat) : X -> X :=
  T (nth (i - 1) w (e i)).

Lemma run_same {A X : Type} (S T : A -> X -> X) (w : list A) (x : X) :
  (forall a, In a w -> S a = T a) -> run S w x = run T w x.
Proof.
  induction w as [| a w IH]; intro H; [reflexivity |]. rewrite !run_cons, IH.
  - rewrite (H a); [reflexivity | left; reflexivity].
  - intros b Hb. apply H. right. exact Hb.
Qed.

Lemma backward_continued {A X : Type} (T : A -> X -> X) (w : list A) (e : nat -> A) (x : X) :
  backward (continued T w e) (length w) x = run T w x.
Proof.
  rewrite <- (backward_drawn T (e 0%nat) w x). apply run_same. intros i Hi. apply in_seq in Hi.
  unfold continued, drawn. f_equal. apply nth_indep. lia.
Qed.

Lemma below_geometric (k C c : R) : 0 <= k < 1 -> (forall n, c <= C * k ^ n) -> c <= 0.
Proof.
  intros Hk H. apply le_of_le_plus. intros eps He.
  destruct (pow_small k C eps Hk He) as [N HN]. specialize (HN N (Nat.le_refl N)).
  specialize (H N). lra.
Qed.

Section Functional.
Context {M : Metric_Space} {A : Type}.
Variables (p : law A) (T : A -> Base M -> Base M) (k : R).
Hypothesis Hp : probability p.
Hypothesis Hk : 0 <= k < 1.
Variable Lam : LipschitzFunction M -> R.
Hypothesis Hlam : forall (F : LipschitzFunction M) x n,
  Rabs (mean_backward p T F n x - Lam F) <= constant F * displacement p T x / (1 - k) * k ^ n.
Implicit Types F G H : LipschitzFunction M.

Lemma between F x n :
  mean_backward p T F n x - constant F * displacement p T x / (1 - k) * k ^ n <= Lam F <=
  mean_backward p T F n x + constant F * displacement p T x / (1 - k) * k ^ n.
Proof.
  pose proof (Hlam F x n) as H1. pose proof (Rle_abs (mean_backward p T F n x - Lam F)).
  pose proof (Rle_abs (- (mean_backward p T F n x - Lam F))) as H3. rewrite Rabs_Ropp in H3. lra.
Qed.

Lemma functional_monotone (x : Base M) F G : (forall y, F y <= G y) -> Lam F <= Lam G.
Proof.
  intro HFG. cut (Lam F - Lam G <= 0); [lra |].
  apply (below_geometric k (constant F * displacement p T x / (1 - k)
    + constant G * displacement p T x / (1 - k)) _ Hk).
  intro n. pose proof (between F x n). pose proof (between G x n).
  assert (mean_backward p T F n x <= mean_backward p T G n x)
    by (apply (expect_le p n _ _ Hp); intros; apply HFG).
  lra.
Qed.

Lemma functional_linear (x : Base M) F G H a b :
  (forall y, H y = a * F y + b * G y) -> Lam H = a * Lam F + b * Lam G.
Proof.
  intro HH. set (C := fun F => constant F * displacement p T x / (1 - k)).
  assert (Hm : forall n, mean_backward p T H n x =
    a * mean_backward p T F n x + b * mean_backward p T G n x).
  { intro n. unfold mean_backward. rewrite <- !expect_scale, <- expect_plus.
    apply expect_ext. intros w _. apply HH. }
  assert (Habs : Rabs (Lam H - (a * Lam F + b * Lam G)) <= 0).
  { apply (below_geometric k (C H + Rabs a * C F + Rabs b * C G) _ Hk). intro n.
    replace (Lam H - (a * Lam F + b * Lam G)) with
      (- (mean_backward p T H n x - Lam H) + (a * (mean_backward p T F n x - Lam F)
       + b * (mean_backward p T G n x - Lam G))) by (rewrite Hm; ring).
    eapply Rle_trans; [apply Rabs_triang |]. rewrite Rabs_Ropp.
    eapply Rle_trans; [apply Rplus_le_compat_l, Rabs_triang |]. rewrite !Rabs_mult.
    pose proof (Hlam H x n).
    pose proof (Rmult_le_compat_l _ _ _ (Rabs_pos a) (Hlam F x n)).
    pose proof (Rmult_le_compat_l _ _ _ (Rabs_pos b) (Hlam G x n)).
    unfold C. lra. }
  exact (dist_eq (M := R_met) _ _ Habs).
Qed.

Lemma functional_constant (x : Base M) F c : (forall y, F y = c) -> Lam F = c.
Proof.
  intro HF. assert (Hc : forall n, mean_backward p T F n x = c).
  { intro n. unfold mean_backward. rewrite (expect_ext p n _ (fun _ => c)) by (intros; apply HF).
    apply expect_const, Hp. }
  assert (Habs : Rabs (c - Lam F) <= 0).
  { apply (below_geometric k (constant F * displacement p T x / (1 - k)) _ Hk). intro n.
    rewrite <- (Hc n) at 1. apply Hlam. }
  symmetry. exact (dist_eq (M := R_met) _ _ Habs).
Qed.

(** Lam is linear, monotone, and 1 at 1: what an expectation is on these functions. *)
Theorem law_functional (x : Base M) :
  (forall F G H a b, (forall y, H y = a * F y + b * G y) -> Lam H = a * Lam F + b * Lam G) /\
  (forall F G, (forall y, F y <= G y) -> Lam F <= Lam G) /\
  (forall F c, (forall y, F y = c) -> Lam F = c).
Proof.
  split; [| split]; intros.
  - apply (functional_linear x). assumption.
  - apply (functional_monotone x). assumption.
  - apply (functional_constant x). assumption.
Qed.

Hypothesis Hlip : forall a, lipschitz k (T a).

(** Draw n letters w, go on with any letters (e w), and let (l w) be the limit of X_j: the mean of
    F (l w) is Lam F up to a multiple of k^n, for every way of going on. *)
Theorem law_of_limit (x : Base M) (D : R) n (e : list A -> nat -> A) (l : list A -> Base M) F :
  (forall a, dist M x (T a x) <= D) ->
  (forall w, length w = n -> converges (fun j => backward (continued T w (e w)) j x) (l w)) ->
  Rabs (expect p n (fun w => F (l w)) - Lam F) <=
  constant F * (D + displacement p T x) / (1 - k) * k ^ n.
Proof.
  intros HD Hl.
  assert (H1 : Rabs (expect p n (fun w => F (l w)) - mean_backward p T F n x) <=
    constant F * (D / (1 - k) * k ^ n)).
  { unfold mean_backward. rewrite <- expect_minus. apply (expect_abs_le p n _ _ Hp). intros w Hw.
    eapply Rle_trans; [apply value_lipschitz |].
    apply Rmult_le_compat_l; [apply constant_nonneg |].
    rewrite dist_sym, <- (backward_continued T w (e w) x), Hw.
    apply (rate everywhere (T := continued T w (e w)) (th := x)).
    - intros i _ y _. exact I.
    - exact Hk.
    - intros i _. apply lipschitz_everywhere, Hlip.
    - exact I.
    - intros i _. apply HD.
    - apply Hl, Hw. }
  pose proof (Hlam F x n) as H2.
  replace (expect p n (fun w => F (l w)) - Lam F) with
    (expect p n (fun w => F (l w)) - mean_backward p T F n x + (mean_backward p T F n x - Lam F))
    by ring.
  eapply Rle_trans; [apply Rabs_triang |]. unfold Rdiv in *. lra.
Qed.
End Functional.
