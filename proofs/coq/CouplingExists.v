(** If some composition is constant, a finite chain has a stationary law: that of the value. *)
From Retrograde Require Import Library Words FiniteLaw Coupling.

Section Existence.
Context {A X : Type}.
Variables (states : list X) (same : forall x y : X, {x = y} + {x <> y}) (x0 : X).
Hypothesis Hall : forall x, In x states.
Hypothesis Hdistinct : NoDup states.
Variables (p : law A) (T : A -> X -> X).
Hypothesis Hp : probability p.
Variable v : list A.
Hypothesis Hv : Forall (possible p) v.
Hypothesis Hc : coalesced states same x0 T v = true.

Let coal := coalesced states same x0 T.
Let val := mean_value states same x0 p T.
Let gone := miss states same x0 p T.
Let app_coal := coalesced_app states same x0 Hall T.
Let spec := coalesced_spec states same x0 Hall T.

Let gone_to_zero : Un_cv gone 0.
Proof. exact (coalescence_certain states same x0 Hall p T Hp v Hv Hc). Qed.

(** Two sequences that differ by at most C P(T > n) have the same limit. *)
Let close_limit (u u' : nat -> R) C l :
  0 <= C -> (forall n, Rabs (u n - u' n) <= C * gone n) -> Un_cv u l -> Un_cv u' l.
Proof.
  intros HC H Hu. assert (Hd : Un_cv (fun n => u n - u' n) 0).
  { intros eps He. destruct (gone_to_zero (eps / (C + 1))) as [N HN];
      [apply Rdiv_lt_0_compat; lra |].
    exists N. intros n Hn. specialize (HN n Hn). unfold R_dist in *. rewrite Rminus_0_r in *.
    pose proof (miss_nonneg states same x0 p T Hp n) as H0. fold gone in H0.
    rewrite (Rabs_pos_eq (gone n)) in HN by exact H0.
    eapply Rle_lt_trans; [apply H |]. apply Rle_lt_trans with ((C + 1) * gone n); [lra |].
    apply (Rmult_lt_compat_l (C + 1)) in HN; [| lra].
    replace ((C + 1) * (eps / (C + 1))) with eps in HN by (field; lra). exact HN. }
  pose proof (CV_minus _ _ _ _ Hu Hd) as H'. rewrite Rminus_0_r in H'.
  intros eps He. destruct (H' eps He) as [N HN]. exists N. intros n Hn. specialize (HN n Hn).
  replace (u n - (u n - u' n)) with (u' n) in HN by ring. exact HN.
Qed.

(** Once constant, the composition keeps its value however many maps follow. *)
Let value_settles f C n m :
  (forall x, Rabs (f x) <= C) -> Rabs (val f n - val f (n + m)) <= C * gone n.
Proof.
  intro HC. unfold val, gone, mean_value, miss. rewrite expect_app, <- expect_minus.
  rewrite <- expect_scale.
  assert (Hpt : forall w, length w = n ->
    - (C * (if coal w then 0 else 1)) <=
    (if coal w then f (run T w x0) else 0) -
      expect p m (fun w' => if coal (w ++ w') then f (run T (w ++ w') x0) else 0) <=
    C * (if coal w then 0 else 1)).
  { intros w _. assert (HC0 : 0 <= C) by (pose proof (HC x0); pose proof (Rabs_pos (f x0)); lra).
    destruct (coal w) eqn:Hw.
    - rewrite (expect_ext p m _ (fun _ => f (run T w x0))).
      + rewrite expect_const by exact Hp. lra.
      + intros w' _. unfold coal. rewrite app_coal by (left; exact Hw). rewrite run_app.
        f_equal. apply spec. exact Hw.
    - set (e := expect p m (fun w' => if coal (w ++ w') then f (run T (w ++ w') x0) else 0)).
      assert (Hb : Rabs e <= C).
      { apply (expect_abs_le p m _ _ Hp). intros w' _. destruct (coal (w ++ w')); [apply HC |].
        rewrite Rabs_R0. exact HC0. }
      pose proof (Rle_abs e). pose proof (Rle_abs (- e)) as H2. rewrite Rabs_Ropp in H2. lra. }
  apply Rabs_le. split.
  - rewrite <- (Rmult_1_l (expect p n (fun w => C * _))), <- Ropp_mult_distr_l_reverse,
      <- expect_scale.
    apply expect_le; [exact Hp |]. intros w Hw. specialize (Hpt w Hw). unfold coal in Hpt. lra.
  - apply expect_le; [exact Hp |]. intros w Hw. exact (proj2 (Hpt w Hw)).
Qed.

Let value_limit f : { l | Un_cv (val f) l }.
Proof.
  apply R_complete. destruct (bounded_on_states states Hall f) as [C HC].
  assert (HC0 : 0 <= C) by (pose proof (HC x0); pose proof (Rabs_pos (f x0)); lra).
  intros eps He. destruct (gone_to_zero (eps / (C + 1))) as [N HN];
    [apply Rdiv_lt_0_compat; lra |].
  assert (Hle : forall n m, (N <= n)%nat -> (n <= m)%nat -> Rabs (val f n - val f m) < eps).
  { intros n m Hn Hm. specialize (HN n Hn). unfold R_dist in HN. rewrite Rminus_0_r in HN.
    pose proof (miss_nonneg states same x0 p T Hp n) as H0. fold gone in H0.
    rewrite Rabs_pos_eq in HN by exact H0.
    pose proof (value_settles f C n (m - n) HC) as H. replace (n + (m - n))%nat with m in H by lia.
    apply (Rmult_lt_compat_l (C + 1)) in HN; [| lra].
    replace ((C + 1) * (eps / (C + 1))) with eps in HN by (field; lra). lra. }
  exists N. intros n m Hn Hm. unfold R_dist. destruct (Nat.le_ge_cases n m) as [L | L].
  - apply Hle; lia.
  - rewrite <- Rabs_Ropp, Ropp_minus_distr. apply Hle; lia.
Qed.

Let at_state (s x : X) : R := if same x s then 1 else 0.
Let weight (s : X) : R := proj1_sig (value_limit (at_state s)).
Let pi : law X := map (fun s => (weight s, s)) states.

Let mean_map (w f : X -> R) (l : list X) :
  mean (map (fun s => (w s, s)) l) f = fold_right (fun s t => f s * w s + t) 0 l.
Proof.
  unfold mean. induction l as [| s l IH]; simpl; [reflexivity |]. rewrite IH. ring.
Qed.

Let decompose f (x : X) : f x = fold_right (fun s t => f s * at_state s x + t) 0 states.
Proof.
  assert (Hout : forall l, ~ In x l -> fold_right (fun s t => f s * at_state s x + t) 0 l = 0).
  { induction l as [| s l IH]; intro Hn; simpl; [reflexivity |]. simpl in Hn.
    unfold at_state at 1. destruct (same x s); [destruct Hn; left; congruence |].
    rewrite IH by tauto. ring. }
  assert (Hin : forall l, NoDup l -> In x l ->
    f x = fold_right (fun s t => f s * at_state s x + t) 0 l).
  { induction 1 as [| s l Hs Hd IH]; intro Hx; [destruct Hx |]. simpl.
    unfold at_state at 1. destruct (same x s) as [<- | Hne].
    - rewrite Hout by exact Hs. ring.
    - destruct Hx as [-> | Hx]; [congruence |]. rewrite <- (IH Hx). ring. }
  exact (Hin states Hdistinct (Hall x)).
Qed.

Let value_sum f n :
  val f n = fold_right (fun s t => f s * val (at_state s) n + t) 0 states.
Proof.
  assert (H : forall l : list X,
    expect p n (fun w => if coal w
      then fold_right (fun s t => f s * at_state s (run T w x0) + t) 0 l else 0) =
    fold_right (fun s t => f s * val (at_state s) n + t) 0 l).
  { induction l as [| s l IH]; simpl.
    - transitivity (expect p n (fun _ => 0)); [| exact (expect_const p n 0 Hp)].
      apply expect_ext. intros w _. destruct (coal w); reflexivity.
    - rewrite <- IH. unfold val, mean_value. rewrite <- expect_scale, <- expect_plus.
      apply expect_ext. intros w _. fold coal. destruct (coal w); ring. }
  rewrite <- H. unfold val, mean_value. apply expect_ext. intros w _. fold coal.
  destruct (coal w); [apply decompose | reflexivity].
Qed.

Let limit_is f : Un_cv (val f) (mean pi f).
Proof.
  unfold pi. rewrite mean_map.
  assert (H : forall l : list X,
    Un_cv (fun n => fold_right (fun s t => f s * val (at_state s) n + t) 0 l)
      (fold_right (fun s t => f s * weight s + t) 0 l)).
  { induction l as [| s l IH]; simpl.
    - intros eps He. exists 0%nat. intros n _. unfold R_dist. rewrite Rminus_0_r, Rabs_R0. exact He.
    - apply (CV_plus (fun n => f s * val (at_state s) n) _ (f s * weight s)); [| exact IH].
      apply (CV_mult (fun _ => f s) (val (at_state s)) (f s) (weight s)).
      + intros eps He. exists 0%nat. intros n _. unfold R_dist.
        replace (f s - f s) with 0 by ring. rewrite Rabs_R0. exact He.
      + exact (proj2_sig (value_limit (at_state s))). }
  intros eps He. destruct (H states eps He) as [N HN]. exists N. intros n Hn.
  rewrite value_sum. exact (HN n Hn).
Qed.

(** The probability that the value is s, in the limit, is a stationary law, and the only one. *)
Theorem stationary_law_exists :
  exists pi : law X,
    stationary_law p T pi /\ forall f, Un_cv (mean_value states same x0 p T f) (mean pi f).
Proof.
  exists pi. split; [| exact limit_is]. split; [split |].
  - unfold pi. apply Forall_forall. intros [c s] Hin. apply in_map_iff in Hin.
    destruct Hin as (s' & E & _). injection E as <- <-. simpl. unfold weight.
    apply Rnot_lt_le. intro Hneg.
    destruct (proj2_sig (value_limit (at_state s')) (- proj1_sig (value_limit (at_state s'))))
      as [N HN]; [lra |].
    specialize (HN N (le_n N)). unfold R_dist in HN.
    assert (0 <= val (at_state s') N).
    { rewrite <- (expect_const p N 0 Hp). unfold val, mean_value. apply expect_le; [exact Hp |].
      intros w _. fold coal. unfold at_state. destruct (coal w), (same (run T w x0) s'); lra. }
    rewrite Rabs_pos_eq in HN; lra.
  - apply (UL_sequence (val (fun _ => 1))); [apply limit_is |].
    apply (close_limit (fun _ => 1) _ 1); [lra | |].
    + intro n. right. rewrite Rmult_1_l.
      assert (E : 1 - val (fun _ => 1) n = gone n).
      { rewrite <- (expect_const p n 1 Hp) at 1. unfold val, mean_value, gone, miss.
        rewrite <- expect_minus. apply expect_ext. intros w _. fold coal. destruct (coal w); ring. }
      rewrite E. apply Rabs_pos_eq. exact (miss_nonneg states same x0 p T Hp n).
    + intros eps He. exists 0%nat. intros n _. unfold R_dist. replace (1 - 1) with 0 by ring.
      rewrite Rabs_R0. exact He.
  - intro f. apply (UL_sequence (val (fun x => mean p (fun a => f (T a x))))); [apply limit_is |].
    destruct (bounded_on_states states Hall f) as [C HC].
    assert (HC0 : 0 <= C) by (pose proof (HC x0); pose proof (Rabs_pos (f x0)); lra).
    apply (close_limit (fun n => val f (S n)) _ C _ HC0).
    + intro n. assert (E : val f (S n) = expect p n (fun w => mean p (fun a =>
        if coal (a :: w) then f (T a (run T w x0)) else 0))).
      { unfold val, mean_value. simpl. rewrite <- expect_mean. reflexivity. }
      rewrite E. unfold val at 1, mean_value, gone, miss. fold coal.
      rewrite <- expect_minus, <- expect_scale.
      assert (Hpt : forall w,
        - (C * (if coal w then 0 else 1)) <=
        mean p (fun a => if coal (a :: w) then f (T a (run T w x0)) else 0) -
          (if coal w then mean p (fun a => f (T a (run T w x0))) else 0) <=
        C * (if coal w then 0 else 1)).
      { intro w. destruct (coal w) eqn:Hw.
        - rewrite (mean_ext p _ (fun a => f (T a (run T w x0)))); [lra |].
          intro a. pose proof (app_coal [a] w (or_intror Hw)) as Ha. unfold coal.
          change ([a] ++ w) with (a :: w) in Ha. rewrite Ha. reflexivity.
        - pose proof Hp as [Hpos _].
          assert (Hb : forall a, - C <= (if coal (a :: w) then f (T a (run T w x0)) else 0) <= C).
          { intro a. destruct (coal (a :: w)); [| lra]. specialize (HC (T a (run T w x0))).
            pose proof (Rle_abs (f (T a (run T w x0)))).
            pose proof (Rle_abs (- f (T a (run T w x0)))) as H'. rewrite Rabs_Ropp in H'. lra. }
          assert (mean p (fun a => if coal (a :: w) then f (T a (run T w x0)) else 0) <= C).
          { rewrite <- (mean_const p C Hp). apply mean_le; [exact Hpos |]. intro a. apply Hb. }
          assert (- C <= mean p (fun a => if coal (a :: w) then f (T a (run T w x0)) else 0)).
          { rewrite <- (mean_const p (- C) Hp). apply mean_le; [exact Hpos |]. intro a. apply Hb. }
          lra. }
      apply Rabs_le. split.
      * rewrite <- (Rmult_1_l (expect p n (fun w => C * _))), <- Ropp_mult_distr_l_reverse,
          <- expect_scale.
        apply expect_le; [exact Hp |]. intros w _. specialize (Hpt w). lra.
      * apply expect_le; [exact Hp |]. intros w _. exact (proj2 (Hpt w)).
    + intros eps He. destruct (limit_is f eps He) as [N HN]. exists N. intros n Hn.
      apply HN. lia.
Qed.
End Existence.
