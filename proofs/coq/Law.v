(** The law of contractions drawn from a finite law: E f(X_n) and E f(Y_n) converge geometrically to
    one functional of f, for every Lipschitz f. *)
From Retrograde Require Import Library Words Metric FiniteLaw Reversal.

(** A Lipschitz function to the real line, with a constant. *)
Record LipschitzFunction (M : Metric_Space) : Type := {
  value :> Base M -> R;
  constant : R;
  constant_nonneg : 0 <= constant;
  value_lipschitz : forall x y, Rabs (value x - value y) <= constant * dist M x y
}.

Arguments value {M}.
Arguments constant {M}.
Arguments constant_nonneg {M}.
Arguments value_lipschitz {M}.

Lemma mean_abs_le {A : Type} (p : law A) (f g : A -> R) :
  Forall (fun a => 0 <= fst a) p -> (forall a, Rabs (f a) <= g a) -> Rabs (mean p f) <= mean p g.
Proof.
  intros Hp H. apply Rabs_le. split.
  - rewrite <- (Rmult_1_l (mean p g)), <- Ropp_mult_distr_l_reverse, <- mean_scale.
    apply mean_le; [exact Hp |]. intro a. specialize (H a). pose proof (Rle_abs (- f a)) as H'.
    rewrite Rabs_Ropp in H'. lra.
  - apply mean_le; [exact Hp |]. intro a. specialize (H a). pose proof (Rle_abs (f a)). lra.
Qed.

Section Law.
Context {M : Metric_Space} {A : Type}.
Variables (p : law A) (T : A -> Base M -> Base M) (k : R).
Hypothesis Hp : probability p.
Hypothesis Hk : 0 <= k < 1.
Hypothesis Hlip : forall a, lipschitz k (T a).

(** E f(X_n) and E f(Y_n) from x: see [backward_drawn] and [forward_drawn] for the words. *)
Definition mean_backward (f : Base M -> R) (n : nat) (x : Base M) : R :=
  expect p n (fun w => f (run T w x)).
Definition mean_forward (f : Base M -> R) (n : nat) (x : Base M) : R :=
  expect p n (fun w => f (run T (rev w) x)).

(** One step of the chain: (P f)(x) = E f(T x). *)
Definition transition (f : Base M -> R) (x : Base M) : R := mean p (fun a => f (T a x)).

(** The mean displacement E d(x, T x). *)
Definition displacement (x : Base M) : R := mean p (fun a => dist M x (T a x)).

Lemma mean_forward_backward f n x : mean_forward f n x = mean_backward f n x.
Proof. apply (reversal p n (fun w => f (run T w x))). Qed.

Lemma run_lipschitz w : lipschitz (k ^ length w) (run T w).
Proof.
  intros x y. induction w as [| a w IH]; simpl; [lra |].
  eapply Rle_trans; [apply Hlip |]. rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra | exact IH].
Qed.

Lemma displacement_nonneg x : 0 <= displacement x.
Proof.
  unfold displacement. rewrite <- (mean_const p 0 Hp). destruct Hp as [H _].
  apply mean_le; [exact H |]. intro a. apply dist_nonneg.
Qed.

(** Appending a map on the inside is a small change of a contracted point. *)
Lemma step_small (F : LipschitzFunction M) n x :
  Rabs (mean_backward F n x - mean_backward F (S n) x) <= constant F * displacement x * k ^ n.
Proof.
  unfold mean_backward. rewrite expect_snoc, <- expect_minus.
  apply (expect_abs_le p n _ _ Hp). intros w Hw.
  rewrite <- (mean_const p (F (run T w x)) Hp).
  replace (mean p (fun _ => F (run T w x)) - mean p (fun a => F (run T (w ++ [a]) x)))
    with (mean p (fun a => F (run T w x) + -1 * F (run T w (T a x)))).
  2: { rewrite mean_plus, mean_scale.
       rewrite (mean_ext p (fun a => F (run T (w ++ [a]) x)) (fun a => F (run T w (T a x))))
         by (intro a; rewrite run_snoc; reflexivity). ring. }
  destruct Hp as [Hpos _].
  eapply Rle_trans.
  - apply (mean_abs_le p _ (fun a => constant F * k ^ n * dist M x (T a x)) Hpos). intro a.
    replace (F (run T w x) + -1 * F (run T w (T a x)))
      with (F (run T w x) - F (run T w (T a x))) by ring.
    eapply Rle_trans; [apply value_lipschitz |]. rewrite Rmult_assoc.
    apply Rmult_le_compat_l; [apply constant_nonneg |]. rewrite <- Hw. apply run_lipschitz.
  - rewrite mean_scale. fold (displacement x). right. ring.
Qed.

Lemma starts_merge (F : LipschitzFunction M) n x y :
  Rabs (mean_backward F n x - mean_backward F n y) <= constant F * dist M x y * k ^ n.
Proof.
  unfold mean_backward. rewrite <- expect_minus. apply (expect_abs_le p n _ _ Hp). intros w Hw.
  eapply Rle_trans; [apply value_lipschitz |]. rewrite Rmult_assoc, (Rmult_comm (dist M x y)).
  apply Rmult_le_compat_l; [apply constant_nonneg |]. rewrite <- Hw. apply run_lipschitz.
Qed.

(** A sequence of means as a sequence in the metric space of the real line. *)
Lemma mean_converges (F : LipschitzFunction M) x :
  exists l, @converges R_met (fun n => mean_backward F n x) l.
Proof.
  apply R_met_complete. apply (geometric_cauchy (M := R_met) _ k (constant F * displacement x) Hk).
  - apply Rmult_le_pos; [apply constant_nonneg | apply displacement_nonneg].
  - intro j. apply step_small.
Qed.

(** The limit as a number that is computed from F, no choice made. *)
Lemma mean_limit (F : LipschitzFunction M) (x : Base M) :
  { l | @converges R_met (fun n => mean_backward F n x) l }.
Proof.
  destruct (R_complete (fun n => mean_backward F n x)) as [l Hl].
  - destruct (mean_converges F x) as [l Hl]. intros eps He.
    destruct (Hl (eps / 2)) as [N HN]; [lra |]. exists N. intros n m Hn Hm.
    pose proof (HN n ltac:(lia)) as H1. pose proof (HN m ltac:(lia)) as H2.
    rewrite (dist_sym R_met) in H2.
    pose proof (dist_tri R_met (mean_backward F n x) (mean_backward F m x) l) as Ht.
    unfold R_dist. rewrite <- dist_R. lra.
  - exists l. intros eps He. destruct (Hl eps He) as [N HN]. exists N. intros n Hn.
    apply HN. lia.
Defined.

Lemma rate_to_limit (F : LipschitzFunction M) x l n :
  @converges R_met (fun j => mean_backward F j x) l ->
  Rabs (mean_backward F n x - l) <= constant F * displacement x / (1 - k) * k ^ n.
Proof.
  intro Hl. apply (limit_within (M := R_met) _ l (mean_backward F n x) _ n Hl).
  intros m Hm.
  assert (HC : 0 <= constant F * displacement x)
    by (apply Rmult_le_pos; [apply constant_nonneg | apply displacement_nonneg]).
  eapply Rle_trans.
  - apply (geometric_steps (M := R_met) (fun j => mean_backward F j x) k
      (constant F * displacement x) Hk (fun j => step_small F j x) n m Hm).
  - pose proof (pow_nonneg k n ltac:(lra)). pose proof (pow_nonneg k (m - n) ltac:(lra)).
    assert (0 < / (1 - k)) by (apply Rinv_0_lt_compat; lra).
    assert (0 <= constant F * displacement x * k ^ n * k ^ (m - n) * / (1 - k))
      by (repeat apply Rmult_le_pos; try lra; [apply constant_nonneg | apply displacement_nonneg]).
    unfold Rdiv. lra.
Qed.

(** P F is Lipschitz with constant k times that of F. *)
Lemma transition_lipschitz (F : LipschitzFunction M) x y :
  Rabs (transition F x - transition F y) <= k * constant F * dist M x y.
Proof.
  unfold transition.
  replace (mean p (fun a => F (T a x)) - mean p (fun a => F (T a y)))
    with (mean p (fun a => F (T a x) + -1 * F (T a y)))
    by (rewrite mean_plus, mean_scale; ring).
  rewrite <- (mean_const p (k * constant F * dist M x y) Hp). destruct Hp as [Hpos _].
  apply mean_abs_le; [exact Hpos |]. intro a.
  replace (F (T a x) + -1 * F (T a y)) with (F (T a x) - F (T a y)) by ring.
  eapply Rle_trans; [apply value_lipschitz |].
  replace (k * constant F * dist M x y) with (constant F * (k * dist M x y)) by ring.
  apply Rmult_le_compat_l; [apply constant_nonneg | apply Hlip].
Qed.

Definition step_back (F : LipschitzFunction M) : LipschitzFunction M :=
  {| value := transition F;
     constant := k * constant F;
     constant_nonneg := Rmult_le_pos _ _ (proj1 Hk) (constant_nonneg F);
     value_lipschitz := transition_lipschitz F |}.

(** The chain: E (P f)(Y_n) = E f(Y_{n+1}), the new map being applied last. *)
Lemma forward_step f n x : mean_forward (transition f) n x = mean_forward f (S n) x.
Proof.
  unfold mean_forward, transition. rewrite expect_snoc.
  apply expect_ext. intros w _. apply mean_ext. intro a. rewrite rev_app_distr. reflexivity.
Qed.

(** There is a functional Lam of Lipschitz functions such that, from every start x and for every n,
    E F(X_n) and E F(Y_n) are within L E d(x, T x) k^n / (1 - k) of Lam F; it is stationary; and
    every finitely supported stationary law is it. *)
Theorem law_converges (x0 : Base M) :
  exists Lam : LipschitzFunction M -> R,
    (forall (F : LipschitzFunction M) x n,
      Rabs (mean_backward F n x - Lam F) <= constant F * displacement x / (1 - k) * k ^ n /\
      Rabs (mean_forward F n x - Lam F) <= constant F * displacement x / (1 - k) * k ^ n) /\
    (forall F, Lam (step_back F) = Lam F) /\
    (forall nu : law (Base M), probability nu ->
      (forall F : LipschitzFunction M, mean nu (transition F) = mean nu F) ->
      forall F : LipschitzFunction M, mean nu F = Lam F).
Proof.
  set (Lam := fun F : LipschitzFunction M => proj1_sig (mean_limit F x0)).
  assert (Hlim : forall (F : LipschitzFunction M) x,
    @converges R_met (fun n => mean_backward F n x) (Lam F)).
  { intros F x. pose proof (proj2_sig (mean_limit F x0)) as H0. fold (Lam F) in H0.
    apply (converges_geometric (M := R_met) _ _ k
      (constant F * dist M x x0 + constant F * displacement x0 / (1 - k)) Hk).
    intro n. pose proof (rate_to_limit F x0 (Lam F) n H0). pose proof (starts_merge F n x x0).
    pose proof (dist_tri R_met (mean_backward F n x) (Lam F) (mean_backward F n x0)) as Ht.
    rewrite !dist_R in Ht. rewrite dist_R. lra. }
  assert (Hrate : forall (F : LipschitzFunction M) x n,
    Rabs (mean_backward F n x - Lam F) <= constant F * displacement x / (1 - k) * k ^ n)
    by (intros; apply rate_to_limit, Hlim).
  exists Lam. split; [| split].
  - intros F x n. rewrite mean_forward_backward. split; apply Hrate.
  - intro F. apply (limit_unique (M := R_met) (fun n => mean_backward (step_back F) n x0));
      [apply Hlim |].
    intros eps He. destruct (Hlim F x0 eps He) as [N HN]. exists N. intros n Hn.
    rewrite <- mean_forward_backward.
    change (value (step_back F)) with (transition F).
    rewrite forward_step, mean_forward_backward. apply HN. lia.
  - intros nu Hnu Hstat F.
    assert (Hn : forall n (G : LipschitzFunction M), mean nu (mean_forward G n) = mean nu G).
    { induction n as [| n IH]; intro G; [reflexivity |].
      rewrite (mean_ext nu _ (mean_forward (step_back G) n))
        by (intro x; symmetry; apply forward_step).
      rewrite IH. apply Hstat. }
    apply (limit_unique (M := R_met) (fun _ : nat => mean nu F)).
    + intros eps He. exists 0%nat. intros n _. rewrite dist_self. exact He.
    + apply (converges_geometric (M := R_met) _ _ k
        (mean nu (fun x => constant F * displacement x / (1 - k))) Hk).
      intro n. rewrite dist_R, <- (Hn n F), <- (mean_const nu (Lam F) Hnu).
      replace (mean nu (mean_forward F n) - mean nu (fun _ => Lam F))
        with (mean nu (fun x => mean_forward F n x + -1 * Lam F))
        by (rewrite (mean_plus nu (mean_forward F n) (fun _ => -1 * Lam F)),
            (mean_scale nu (-1) (fun _ => Lam F)); ring).
      rewrite (Rmult_comm (mean nu _) (k ^ n)), <- mean_scale. destruct Hnu as [Hpos _].
      apply mean_abs_le; [exact Hpos |]. intro x.
      replace (mean_forward F n x + -1 * Lam F) with (mean_forward F n x - Lam F) by ring.
      rewrite mean_forward_backward, (Rmult_comm (k ^ n)). apply Hrate.
Qed.
End Law.
