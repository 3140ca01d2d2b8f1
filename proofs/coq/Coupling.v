(** Coupling from the past (D7): where T_1 ... T_n is constant, its value has the stationary law. *)
From Retrograde Require Import Library Words FiniteLaw.

Section Finite_chain.
Context {A X : Type}.
(** A finite chain: all its states, in a list. *)
Variables (states : list X) (same : forall x y : X, {x = y} + {x <> y}) (x0 : X).
Hypothesis Hall : forall x, In x states.
Variables (p : law A) (T : A -> X -> X).
Hypothesis Hp : probability p.

(** T_1 ... T_n sends all states to one. *)
Definition coalesced (w : list A) : bool :=
  forallb (fun x => if same (run T w x) (run T w x0) then true else false) states.

Lemma coalesced_spec w : coalesced w = true <-> forall x y, run T w x = run T w y.
Proof.
  unfold coalesced. rewrite forallb_forall. split.
  - intros H x y. pose proof (H x (Hall x)) as Hx. pose proof (H y (Hall y)) as Hy.
    destruct (same (run T w x) (run T w x0)) as [-> |]; [| discriminate].
    destruct (same (run T w y) (run T w x0)) as [-> |]; [reflexivity | discriminate].
  - intros H x _. destruct (same (run T w x) (run T w x0)) as [| Hn]; [reflexivity |].
    destruct Hn. apply H.
Qed.

(** P(T_1 ... T_n is not constant), and E of f at the value where it is. *)
Definition miss (n : nat) : R := expect p n (fun w => if coalesced w then 0 else 1).
Definition mean_value (f : X -> R) (n : nat) : R :=
  expect p n (fun w => if coalesced w then f (run T w x0) else 0).

(** The law pi is stationary: E_pi E f(T x) = E_pi f. *)
Definition stationary_law (pi : law X) : Prop :=
  probability pi /\ forall f, mean pi (fun x => mean p (fun a => f (T a x))) = mean pi f.

Lemma stationary_backward pi f n :
  stationary_law pi -> mean pi (fun x => expect p n (fun w => f (run T w x))) = mean pi f.
Proof.
  intros [_ Hpi]. induction n as [| n IH]; [reflexivity |].
  rewrite <- IH, <- (Hpi (fun x => expect p n (fun w => f (run T w x)))).
  apply mean_ext. intro x. rewrite expect_snoc, <- expect_mean.
  apply expect_ext. intros w _. apply mean_ext. intro a. rewrite run_snoc. reflexivity.
Qed.

(** E_pi f is E f(value) where T_1 ... T_n is constant, and E_pi E f(X_n) where it is not. *)
Theorem coupling_identity pi f n :
  stationary_law pi ->
  mean pi f =
  mean_value f n +
  expect p n (fun w => if coalesced w then 0 else mean pi (fun x => f (run T w x))).
Proof.
  intro Hpi. rewrite <- (stationary_backward pi f n Hpi), <- expect_mean.
  unfold mean_value. rewrite <- expect_plus. apply expect_ext. intros w _.
  destruct (coalesced w) eqn:Hw; [| ring].
  rewrite (mean_ext pi _ (fun _ => f (run T w x0)))
    by (intro x; f_equal; apply coalesced_spec; exact Hw).
  rewrite (mean_const pi _ (proj1 Hpi)). ring.
Qed.

Lemma miss_nonneg n : 0 <= miss n.
Proof.
  rewrite <- (expect_const p n 0 Hp). apply expect_le; [exact Hp |].
  intros w _. destruct (coalesced w); lra.
Qed.

(** What is missed costs at most the bound of f. *)
Theorem coupling_error pi f C n :
  stationary_law pi -> (forall x, Rabs (f x) <= C) ->
  Rabs (mean_value f n - mean pi f) <= C * miss n.
Proof.
  intros Hpi HC. rewrite (coupling_identity pi f n Hpi).
  set (e := expect p n (fun w => if coalesced w then 0 else mean pi (fun x => f (run T w x)))).
  replace (mean_value f n - (mean_value f n + e)) with (- e) by ring. rewrite Rabs_Ropp.
  assert (Hpt : forall w, - C <= mean pi (fun x => f (run T w x)) <= C).
  { intro w. destruct Hpi as [Hpr _]. pose proof Hpr as [Hpos _]. split.
    - rewrite <- (mean_const pi (- C) Hpr). apply mean_le; [exact Hpos |]. intro x.
      specialize (HC (run T w x)). pose proof (Rle_abs (- f (run T w x))) as H.
      rewrite Rabs_Ropp in H. lra.
    - rewrite <- (mean_const pi C Hpr). apply mean_le; [exact Hpos |]. intro x.
      specialize (HC (run T w x)). pose proof (Rle_abs (f (run T w x))). lra. }
  unfold miss. rewrite <- expect_scale. unfold e. apply Rabs_le. split.
  - rewrite <- (Rmult_1_l (expect p n (fun w => C * _))), <- Ropp_mult_distr_l_reverse,
      <- expect_scale.
    apply expect_le; [exact Hp |]. intros w _. specialize (Hpt w). destruct (coalesced w); lra.
  - apply expect_le; [exact Hp |]. intros w _. specialize (Hpt w). destruct (coalesced w); lra.
Qed.

Lemma coalesced_app v w : coalesced v = true \/ coalesced w = true -> coalesced (v ++ w) = true.
Proof.
  rewrite !coalesced_spec. intros [H | H] x y; rewrite !run_app; [apply H |].
  rewrite (H x y). reflexivity.
Qed.

Lemma miss_app n m : miss (n + m) <= miss n * miss m.
Proof.
  unfold miss. rewrite expect_app, (Rmult_comm (expect p n _)), <- expect_scale.
  apply expect_le; [exact Hp |]. intros v _. rewrite Rmult_comm, <- expect_scale.
  apply expect_le; [exact Hp |]. intros w _. pose proof (coalesced_app v w) as H.
  destruct (coalesced v), (coalesced w), (coalesced (v ++ w)); try lra;
    discriminate H; tauto.
Qed.

Lemma miss_le_one n : miss n <= 1.
Proof.
  rewrite <- (expect_const p n 1 Hp). apply expect_le; [exact Hp |].
  intros w _. destruct (coalesced w); lra.
Qed.

Lemma miss_blocks r n : miss (r * n) <= miss r ^ n.
Proof.
  induction n as [| n IH]; [rewrite Nat.mul_0_r; apply miss_le_one |].
  replace (r * S n)%nat with (r + r * n)%nat by lia. simpl.
  eapply Rle_trans; [apply miss_app |]. apply Rmult_le_compat_l; [apply miss_nonneg | exact IH].
Qed.

(** Letters that are drawn with positive probability. *)
Definition possible (a : A) : Prop := exists c, 0 < c /\ In (c, a) p.

Lemma mean_positive a (f : A -> R) :
  possible a -> (forall b, 0 <= f b) -> 0 < f a -> 0 < mean p f.
Proof.
  intros (c & Hc & Hin) H0 Ha. destruct Hp as [Hpos _]. clear Hp. unfold mean.
  induction Hpos as [| b q Hb Hq IH]; [destruct Hin |].
  assert (Hrest : 0 <= fold_right (fun a s => fst a * f (snd a) + s) 0 q).
  { clear IH Hin. induction Hq as [| b' q' Hb' Hq' IH']; simpl; [lra |].
    apply Rplus_le_le_0_compat; [apply Rmult_le_pos; auto | exact IH']. }
  simpl. destruct Hin as [-> | Hin]; simpl.
  - assert (0 < c * f a) by (apply Rmult_lt_0_compat; assumption). lra.
  - specialize (IH Hin). assert (0 <= fst b * f (snd b)) by (apply Rmult_le_pos; auto). lra.
Qed.

Lemma expect_positive v (F : list A -> R) :
  Forall possible v -> (forall w, 0 <= F w) -> 0 < F v -> 0 < expect p (length v) F.
Proof.
  intros Hv. revert F. induction Hv as [| a v Ha Hv IH]; intros F H0 HF; [exact HF |]. simpl.
  apply (mean_positive a); [exact Ha | |].
  - intro b. rewrite <- (expect_const p (length v) 0 Hp). apply expect_le; [exact Hp |].
    intros w _. apply H0.
  - apply (IH (fun w => F (a :: w))); [intro w; apply H0 | exact HF].
Qed.

Lemma miss_below_one v : Forall possible v -> coalesced v = true -> miss (length v) < 1.
Proof.
  intros Hv Hc.
  assert (0 < expect p (length v) (fun w => if coalesced w then 1 else 0)).
  { apply expect_positive; [exact Hv | intro w; destruct (coalesced w); lra | rewrite Hc; lra]. }
  assert (miss (length v) = 1 - expect p (length v) (fun w => if coalesced w then 1 else 0)).
  { unfold miss. rewrite <- (expect_const p (length v) 1 Hp) at 1. rewrite <- expect_minus.
    apply expect_ext. intros w _. destruct (coalesced w); ring. }
  lra.
Qed.

(** If some word that can be drawn is constant, T_1 ... T_n is constant in the end with probability
    one, and geometrically soon. *)
Theorem coalescence_certain v :
  Forall possible v -> coalesced v = true -> Un_cv miss 0.
Proof.
  intros Hv Hc eps He. set (r := length v). pose proof (miss_below_one v Hv Hc) as H1.
  pose proof (miss_nonneg r) as H0. fold r in H1.
  destruct (pow_lt_1_zero (miss r)) with (y := eps) as [N HN];
    [rewrite Rabs_pos_eq; lra | exact He |].
  exists (r * N)%nat. intros n Hn. unfold R_dist.
  rewrite Rminus_0_r, Rabs_pos_eq by apply miss_nonneg.
  replace n with (r * N + (n - r * N))%nat by lia.
  eapply Rle_lt_trans; [apply miss_app |].
  specialize (HN N (le_n N)). rewrite Rabs_pos_eq in HN by (apply pow_le; exact H0).
  pose proof (miss_blocks r N). pose proof (miss_le_one (n - r * N)).
  pose proof (miss_nonneg (n - r * N)). pose proof (miss_nonneg (r * N)).
  apply Rle_lt_trans with (miss (r * N) * 1); [apply Rmult_le_compat_l; assumption | lra].
Qed.

Lemma bounded_on_states (f : X -> R) : exists C, forall x, Rabs (f x) <= C.
Proof.
  exists (fold_right (fun x s => Rabs (f x) + s) 0 states). intro x.
  assert (Hs : forall l : list X, 0 <= fold_right (fun x s => Rabs (f x) + s) 0 l).
  { induction l as [| y l IH]; simpl; [lra |]. pose proof (Rabs_pos (f y)). lra. }
  specialize (Hall x). induction states as [| y l IH]; [destruct Hall |]. simpl.
  pose proof (Rabs_pos (f y)). specialize (Hs l) as Hl.
  destruct Hall as [-> | Hin]; [lra | specialize (IH Hin); lra].
Qed.

(** The value has the stationary law. *)
Theorem coupling_law v pi f :
  Forall possible v -> coalesced v = true -> stationary_law pi ->
  Un_cv (mean_value f) (mean pi f).
Proof.
  intros Hv Hc Hpi eps He. destruct (bounded_on_states f) as [C HC].
  assert (HC0 : 0 <= C) by (pose proof (HC x0); pose proof (Rabs_pos (f x0)); lra).
  destruct (coalescence_certain v Hv Hc (eps / (C + 1))) as [N HN];
    [apply Rdiv_lt_0_compat; lra |].
  exists N. intros n Hn. specialize (HN n Hn). unfold R_dist in *.
  rewrite Rminus_0_r, Rabs_pos_eq in HN by apply miss_nonneg.
  eapply Rle_lt_trans; [apply (coupling_error pi f C n Hpi HC) |].
  pose proof (miss_nonneg n).
  apply Rle_lt_trans with ((C + 1) * miss n); [lra |].
  apply (Rmult_lt_compat_l (C + 1)) in HN; [| lra].
  replace ((C + 1) * (eps / (C + 1))) with eps in HN by (field; lra). exact HN.
Qed.

(** So there is only one stationary law. *)
Theorem stationary_law_unique v pi pi' f :
  Forall possible v -> coalesced v = true -> stationary_law pi -> stationary_law pi' ->
  mean pi f = mean pi' f.
Proof.
  intros Hv Hc H H'.
  apply (UL_sequence (mean_value f)); eapply coupling_law; eassumption.
Qed.
End Finite_chain.

(** Coupling forwards is wrong. On two states let A send both to [false] and let B swap them, each
    with probability 1/2: the stationary law is (2/3, 1/3), but the first constant T_n ... T_1 has
    the value [false], with probability one. *)
Definition two_state (a x : bool) : bool := if a then false else negb x.
Definition half_half : law bool := [(1 / 2, true); (1 / 2, false)].

Theorem forward_coupling_wrong :
  stationary_law half_half two_state [(2 / 3, false); (1 / 3, true)] /\
  forall (a : bool) (w : list bool),
    ~ (forall x y, run two_state w x = run two_state w y) ->
    (forall x y, run two_state (a :: w) x = run two_state (a :: w) y) ->
    forall x, run two_state (a :: w) x = false.
Proof.
  split.
  - split.
    + split; [repeat constructor; simpl; lra | simpl; lra].
    + intro f. simpl. lra.
  - intros [|] w Hn Hc x; [reflexivity |].
    destruct Hn. intros y z. specialize (Hc y z). simpl in Hc.
    change (fold_right two_state ?u w) with (run two_state w u) in Hc.
    apply (f_equal negb) in Hc. unfold two_state in Hc. rewrite !Bool.negb_involutive in Hc.
    exact Hc.
Qed.
