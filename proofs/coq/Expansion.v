(** Lemma C.1 and Theorem C.2: words of small steps T_i = id + h V_i up to order two, with a
    remainder bound K h^3. Fields are numbered by any type; a word may repeat them. *)
From Retrograde Require Import Library Words InnerProduct Smooth.

Section Sums.
Context {E : InnerSpace} {A : Type}.

(** The sum of f over the letters of w. *)
Definition vsum (f : A -> E) (w : list A) : E := fold_right (fun a s => (f a + s)%V) zero w.

(** The sum of f a b over the pairs of letters of w in which a stands before b. *)
Fixpoint pairs (f : A -> A -> E) (w : list A) : E :=
  match w with
  | [] => zero
  | a :: w' => (vsum (f a) w' + pairs f w')%V
  end.

Lemma vsum_app f v w : vsum f (v ++ w) = (vsum f v + vsum f w)%V.
Proof. induction v as [| a v IH]; simpl; [vector | rewrite IH; vector]. Qed.

Lemma vsum_plus f g w : vsum (fun a => (f a + g a)%V) w = (vsum f w + vsum g w)%V.
Proof. induction w as [| a w IH]; simpl; [vector | rewrite IH; vector]. Qed.

Lemma vsum_minus f g w : vsum (fun a => (f a - g a)%V) w = (vsum f w - vsum g w)%V.
Proof. induction w as [| a w IH]; simpl; [vector | rewrite IH; vector]. Qed.

Lemma vsum_rev f w : vsum f (rev w) = vsum f w.
Proof.
  induction w as [| a w IH]; simpl; [reflexivity |].
  rewrite vsum_app, IH. simpl. vector.
Qed.

Lemma pairs_snoc f w a : pairs f (w ++ [a]) = (pairs f w + vsum (fun b => f b a) w)%V.
Proof.
  induction w as [| b w IH]; simpl; [vector |]. rewrite IH, vsum_app. simpl. vector.
Qed.

Lemma pairs_rev f w : pairs f (rev w) = pairs (fun a b => f b a) w.
Proof.
  induction w as [| a w IH]; simpl; [reflexivity |].
  rewrite pairs_snoc, IH, vsum_rev. vector.
Qed.

Lemma pairs_minus f g w : pairs (fun a b => (f a b - g a b)%V) w = (pairs f w - pairs g w)%V.
Proof.
  induction w as [| a w IH]; simpl; [vector |]. rewrite IH, vsum_minus. vector.
Qed.

Lemma linear_zero (D : E -> E) : linear D -> D zero = zero.
Proof.
  intros [_ H]. replace (zero : E) with (0 * (zero : E))%V at 1 by vector. rewrite H. vector.
Qed.

Lemma linear_vsum (D : E -> E) f w : linear D -> D (vsum f w) = vsum (fun a => D (f a)) w.
Proof.
  intro HD. induction w as [| a w IH]; simpl; [apply linear_zero, HD |].
  rewrite (proj1 HD), IH. reflexivity.
Qed.
End Sums.

Section Expansion.
Context {E : InnerSpace} {A : Type}.
Variables (V : A -> E -> E) (D : A -> E -> E) (th : E).

(** T_a = id + h V_a. *)
Definition small_step (h : R) (a : A) (x : E) : E := (x + h * V a x)%V.

(** The two orders of a word: th + h S + h^2 sum_{a before b} V_a' V_b, all at th. *)
Definition order_two (h : R) (w : list A) : E :=
  (th + h * vsum (fun a => V a th) w + h ^ 2 * pairs (fun a b => D a (V b th)) w)%V.

(** n^3 M (L^2 + Q M) / 6. *)
Definition remainder (n : nat) (M L Q : R) : R := INR n ^ 3 * M * (L ^ 2 + Q * M) / 6.

Variables (r M L Q h : R).
Hypothesis HM : 0 <= M.
Hypothesis HL : 0 <= L.
Hypothesis HQ : 0 <= Q.
Hypothesis Hh : 0 <= h.
Hypothesis HV : forall a, expands th r M L Q (V a) (D a).

Lemma run_near w :
  h * INR (length w) * M <= r -> norm (run (small_step h) w th - th)%V <= h * INR (length w) * M.
Proof.
  induction w as [| a w IH]; intro Hr; simpl run.
  - replace (th - th)%V with (zero : E) by vector. rewrite norm_zero. simpl. lra.
  - simpl length in *. rewrite S_INR in *. assert (HhM : 0 <= h * M) by (apply Rmult_le_pos; lra).
    specialize (IH ltac:(lra)). set (y := run (small_step h) w th) in *.
    destruct (HV a) as (_ & _ & Hexp). destruct (Hexp y) as (HMy & _); [unfold near; lra |].
    unfold small_step. replace (y + h * V a y - th)%V with ((y - th) + h * V a y)%V by vector.
    eapply Rle_trans; [apply norm_triangle |]. rewrite norm_scale, Rabs_pos_eq by exact Hh.
    assert (h * norm (V a y) <= h * M) by (apply Rmult_le_compat_l; assumption). lra.
Qed.

(** Order one: |X_w - th - h S| <= h^2 L M n^2 / 2. *)
Lemma order_one w :
  h * INR (length w) * M <= r ->
  norm (run (small_step h) w th - th - h * vsum (fun a => V a th) w)%V <=
  h ^ 2 * L * M * INR (length w) ^ 2 / 2.
Proof.
  induction w as [| a w IH]; intro Hr; simpl run.
  - simpl vsum. replace (th - th - h * (zero : E))%V with (zero : E) by vector. rewrite norm_zero.
    simpl. lra.
  - simpl length in *. rewrite S_INR in *. assert (HhM : 0 <= h * M) by (apply Rmult_le_pos; lra).
    specialize (IH ltac:(lra)). pose proof (run_near w ltac:(lra)) as Hd.
    set (y := run (small_step h) w th) in *. set (n := INR (length w)) in *.
    destruct (HV a) as (_ & _ & Hexp). destruct (Hexp y) as (_ & HLy & _); [unfold near; lra |].
    unfold small_step. simpl vsum.
    replace (y + h * V a y - th - h * (V a th + vsum (fun a => V a th) w))%V
      with ((y - th - h * vsum (fun a => V a th) w) + h * (V a y - V a th))%V by vector.
    eapply Rle_trans; [apply norm_triangle |]. rewrite norm_scale, Rabs_pos_eq by exact Hh.
    assert (h * norm (V a y - V a th)%V <= h * (L * (h * n * M))).
    { apply Rmult_le_compat_l; [exact Hh |]. eapply Rle_trans; [exact HLy |].
      apply Rmult_le_compat_l; assumption. }
    assert (0 <= h ^ 2 * L * M)
      by (apply Rmult_le_pos; [apply Rmult_le_pos; [apply pow2_ge_0 |] |]; assumption).
    replace (h ^ 2 * L * M * (n + 1) ^ 2 / 2)
      with (h ^ 2 * L * M * n ^ 2 / 2 + h * (L * (h * n * M)) + h ^ 2 * L * M / 2) by field.
    lra.
Qed.

(** Lemma C.1 on a ball: |X_w - (order two)| <= K h^3 as long as h n M <= r. *)
Theorem word_expansion_local w :
  h * INR (length w) * M <= r ->
  norm (run (small_step h) w th - order_two h w)%V <= remainder (length w) M L Q * h ^ 3.
Proof.
  induction w as [| a w IH]; intro Hr; simpl run.
  - unfold order_two, remainder. simpl.
    replace (th - (th + h * zero + (h * (h * 1)) * zero))%V with (zero : E) by vector.
    rewrite norm_zero. lra.
  - simpl length in *. rewrite S_INR in Hr. assert (HhM : 0 <= h * M) by (apply Rmult_le_pos; lra).
    specialize (IH ltac:(lra)). pose proof (run_near w ltac:(lra)) as Hd.
    pose proof (order_one w ltac:(lra)) as H1.
    unfold remainder in *. rewrite S_INR.
    set (y := run (small_step h) w th) in *. set (n := INR (length w)) in *.
    destruct (HV a) as ([HDp HDs] & HDL & Hexp).
    destruct (Hexp y) as (_ & _ & HQy); [unfold near; lra |].
    set (s := vsum (fun a => V a th) w) in *.
    assert (E1 : (small_step h a y - order_two h (a :: w) = (y - order_two h w) +
      h * ((V a y - V a th - D a (y - th)) + D a (y - th - h * s)))%V).
    { unfold order_two. simpl.
      assert (Hs : vsum (fun b => D a (V b th)) w = D a s)
        by (symmetry; apply linear_vsum; split; assumption).
      rewrite Hs. replace (y - th - h * s)%V with ((y - th) + (- h) * s)%V by vector.
      rewrite HDp, HDs. fold s. unfold small_step. vector. }
    rewrite E1. eapply Rle_trans; [apply norm_triangle |].
    rewrite norm_scale, Rabs_pos_eq by exact Hh.
    pose proof (norm_nonneg (y - th)%V) as Hn0. pose proof (pos_INR (length w)) as Hn. fold n in Hn.
    assert (Hsq : Q / 2 * norm (y - th)%V ^ 2 <= Q / 2 * (h * n * M) ^ 2).
    { apply Rmult_le_compat_l; [lra |]. apply pow_incr. lra. }
    assert (HDs1 : norm (D a (y - th - h * s)%V) <= L * (h ^ 2 * L * M * n ^ 2 / 2)).
    { eapply Rle_trans; [apply HDL |]. apply Rmult_le_compat_l; assumption. }
    assert (Hb : norm ((V a y - V a th - D a (y - th)) + D a (y - th - h * s))%V <=
      h ^ 2 * n ^ 2 * M * (L ^ 2 + Q * M) / 2).
    { eapply Rle_trans; [apply norm_triangle |].
      replace (h ^ 2 * n ^ 2 * M * (L ^ 2 + Q * M) / 2)
        with (Q / 2 * (h * n * M) ^ 2 + L * (h ^ 2 * L * M * n ^ 2 / 2)) by field.
      lra. }
    apply (Rmult_le_compat_l h _ _ Hh) in Hb.
    assert (Hc : 0 <= h ^ 3 * M * (L ^ 2 + Q * M)).
    { apply Rmult_le_pos; [apply Rmult_le_pos; [apply pow_le |]; assumption |].
      pose proof (pow2_ge_0 L). assert (0 <= Q * M) by (apply Rmult_le_pos; assumption). lra. }
    assert (0 <= h ^ 3 * M * (L ^ 2 + Q * M) * (3 * n + 1)) by (apply Rmult_le_pos; lra).
    replace ((n + 1) ^ 3 * M * (L ^ 2 + Q * M) / 6 * h ^ 3)
      with (n ^ 3 * M * (L ^ 2 + Q * M) / 6 * h ^ 3 +
            h * (h ^ 2 * n ^ 2 * M * (L ^ 2 + Q * M) / 2) +
            h ^ 3 * M * (L ^ 2 + Q * M) * (3 * n + 1) / 6) by field.
    lra.
Qed.
End Expansion.

(** The paper's bracket at th: [V_i, V_j] = V_i' V_j - V_j' V_i. *)
Definition bracket {E : InnerSpace} {A : Type} (V D : A -> E -> E) (th : E) (i j : A) : E :=
  (D i (V j th) - D j (V i th))%V.

(** Theorem C.2 on a ball, for a word and its reversal. *)
Theorem reversal_expansion_local {E : InnerSpace} {A : Type} (V D : A -> E -> E) (th : E)
  (r M L Q h : R) (w : list A) :
  0 <= M -> 0 <= L -> 0 <= Q -> 0 <= h -> (forall a, expands th r M L Q (V a) (D a)) ->
  h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - run (small_step V h) (rev w) th -
    h ^ 2 * pairs (bracket V D th) w)%V <= 2 * remainder (length w) M L Q * h ^ 3.
Proof.
  intros HM HL HQ Hh HV Hr.
  pose proof (word_expansion_local V D th r M L Q h HM HL HQ Hh HV w Hr) as Hw.
  pose proof (word_expansion_local V D th r M L Q h HM HL HQ Hh HV (rev w)) as Hv.
  rewrite size_rev in Hv. specialize (Hv Hr).
  set (x := run (small_step V h) w th) in *. set (y := run (small_step V h) (rev w) th) in *.
  replace (x - y - h ^ 2 * pairs (bracket V D th) w)%V
    with ((x - order_two V D th h w) - (y - order_two V D th h (rev w)))%V.
  - eapply Rle_trans; [apply norm_minus_le |]. lra.
  - unfold order_two, bracket. rewrite vsum_rev, pairs_rev, pairs_minus. vector.
Qed.

(** From here on: C^2 fields, with derivatives DV and D2V. *)
Section C2_fields.
Context {E : InnerSpace} {A : Type}.
Variables (V : A -> E -> E) (DV : A -> E -> E -> E) (D2V : A -> E -> E -> E -> E) (th : E).

(** On the ball of radius r about th: |V| <= M, |V'| <= L, |V''| <= Q. *)
Definition bounded_on_ball (r M L Q : R) : Prop :=
  0 <= r /\ 0 <= M /\ 0 <= L /\ 0 <= Q /\
  forall a, twice_differentiable (near th r) (V a) (DV a) (D2V a) L Q /\
    forall y, near th r y -> norm (V a y) <= M.

Lemma bounded_expands r M L Q a : bounded_on_ball r M L Q -> expands th r M L Q (V a) (DV a th).
Proof.
  intros (Hr & _ & _ & HQ & H). destruct (H a) as [H2 HMa].
  exact (taylor th r M L Q _ _ _ Hr HQ H2 HMa).
Qed.

(** Lemma C.1, any word: fields bounded on a ball, and h so small that the word stays in it. *)
Theorem lemma_C1_ball r M L Q h w :
  bounded_on_ball r M L Q -> 0 <= h -> h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - order_two V (fun a => DV a th) th h w)%V <=
  remainder (length w) M L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof H as (_ & HM & HL & HQ & _).
  apply (word_expansion_local V (fun a => DV a th) th r M L Q h HM HL HQ Hh); [| exact Hr].
  intro a. apply bounded_expands, H.
Qed.

(** Theorem C.2 on the ball: backward minus forward is h^2 sum_{i<j} [V_i, V_j] up to 2 K h^3. *)
Theorem theorem_C2_ball r M L Q h w :
  bounded_on_ball r M L Q -> 0 <= h -> h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - run (small_step V h) (rev w) th -
    h ^ 2 * pairs (bracket V (fun a => DV a th) th) w)%V <=
  2 * remainder (length w) M L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof H as (_ & HM & HL & HQ & _).
  apply (reversal_expansion_local V (fun a => DV a th) th r M L Q h w HM HL HQ Hh); [| exact Hr].
  intro a. apply bounded_expands, H.
Qed.

(** Fields whose derivatives are bounded everywhere, |V'| <= L and |V''| <= Q, need a bound M of the
    fields themselves at th only. Quadratic losses have Q = 0. *)
Definition bounded_derivatives (M L Q : R) : Prop :=
  0 <= M /\ 0 <= L /\ 0 <= Q /\
  forall a, twice_differentiable (fun _ => True) (V a) (DV a) (D2V a) L Q /\ norm (V a th) <= M.

Lemma bounded_derivatives_ball M L Q r :
  0 <= r -> bounded_derivatives M L Q -> bounded_on_ball r (M + L * r) L Q.
Proof.
  intros Hr (HM & HL & HQ & H). assert (0 <= L * r) by (apply Rmult_le_pos; assumption).
  split; [exact Hr |]. split; [lra |]. split; [exact HL |]. split; [exact HQ |]. intro a. split.
  - intros x _. exact (proj1 (H a) x I).
  - intros y Hy. destruct (H a) as [H2 HMa].
    assert (HV : norm (V a (th + (y - th)) - V a th)%V <= L * norm (y - th)%V).
    { apply (mean_value_inequality (V a) (DV a)). intros t _.
      destruct (H2 (th + t * (y - th))%V I) as (HD & _ & HLt & _). split; [exact HD | apply HLt]. }
    replace (th + (y - th))%V with y in HV by vector.
    unfold near in Hy.
    assert (L * norm (y - th)%V <= L * r) by (apply Rmult_le_compat_l; assumption).
    replace (V a y) with ((V a y - V a th) + V a th)%V by vector.
    eapply Rle_trans; [apply norm_triangle |]. lra.
Qed.

(** Lemma C.1 and Theorem C.2 for every h with h n (M + L) <= 1. *)
Theorem lemma_C1 M L Q h w :
  bounded_derivatives M L Q -> 0 <= h -> h * INR (length w) * (M + L) <= 1 ->
  norm (run (small_step V h) w th - order_two V (fun a => DV a th) th h w)%V <=
  remainder (length w) (M + L) L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof (bounded_derivatives_ball M L Q 1 ltac:(lra) H) as HB.
  rewrite Rmult_1_r in HB. apply (lemma_C1_ball 1); assumption.
Qed.

Theorem theorem_C2 M L Q h w :
  bounded_derivatives M L Q -> 0 <= h -> h * INR (length w) * (M + L) <= 1 ->
  norm (run (small_step V h) w th - run (small_step V h) (rev w) th -
    h ^ 2 * pairs (bracket V (fun a => DV a th) th) w)%V <=
  2 * remainder (length w) (M + L) L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof (bounded_derivatives_ball M L Q 1 ltac:(lra) H) as HB.
  rewrite Rmult_1_r in HB. apply (theorem_C2_ball 1); assumption.
Qed.
End C2_fields.

(** Theorem C.2 as it is printed: maps numbered 1, ..., n, composed backward and forward. *)
Theorem theorem_C2_backward_forward {E : InnerSpace} (V : nat -> E -> E) DV D2V (th : E) M L Q h n :
  bounded_derivatives V DV D2V th M L Q -> 0 <= h -> h * INR n * (M + L) <= 1 ->
  norm (backward (small_step V h) n th - forward (small_step V h) n th -
    h ^ 2 * pairs (bracket V (fun i => DV i th) th) (seq 1 n))%V <=
  2 * remainder n (M + L) L Q * h ^ 3.
Proof.
  intros H Hh Hr. pose proof (theorem_C2 V DV D2V th M L Q h (seq 1 n) H Hh) as HC.
  rewrite size_seq in HC. exact (HC Hr).
Qed.

(** Quadratic losses: V_a(x) = b_a - H_a x with H_a linear and bounded. The fields are not bounded;
    their derivatives are. *)
Section Quadratic.
Context {E : InnerSpace} {A : Type}.
Variables (H : A -> E -> E) (b : A -> E) (L : R).
Hypothesis HL : 0 <= L.
Hypothesis Hlin : forall a, linear (H a).
Hypothesis Hbound : forall a x, norm (H a x) <= L * norm x.

Definition quadratic_field (a : A) (x : E) : E := (b a - H a x)%V.

Lemma constant_derivative (v x : E) : derivative (fun _ => v) x (fun _ => zero).
Proof.
  split; [split; intros; vector |]. intros eps He. exists 1. split; [lra |]. intros u _.
  replace (v - v - zero)%V with (zero : E) by vector. rewrite norm_zero.
  apply Rmult_le_pos; [lra | apply norm_nonneg].
Qed.

Theorem quadratic_bounded_derivatives (th : E) M :
  0 <= M -> (forall a, norm (quadratic_field a th) <= M) ->
  bounded_derivatives quadratic_field (fun a _ v => (opp (H a v))) (fun _ _ _ _ => zero) th M L 0.
Proof.
  intros HM Hth. split; [exact HM |]. split; [exact HL |]. split; [lra |].
  intro a. split; [| apply Hth]. intros x _. destruct (Hlin a) as [Hp Hs]. repeat split.
  - intros u v. rewrite Hp. vector.
  - intros c u. rewrite Hs. vector.
  - intros eps He. exists 1. split; [lra |]. intros u _. unfold quadratic_field. rewrite Hp.
    replace (b a - (H a x + H a u) - (b a - H a x) - opp (H a u))%V with (zero : E) by vector.
    rewrite norm_zero. apply Rmult_le_pos; [lra | apply norm_nonneg].
  - intros; vector.
  - intros; vector.
  - intros eps He. exists 1. split; [lra |]. intros u _.
    replace (opp (H a v) - opp (H a v) - zero)%V with (zero : E) by vector. rewrite norm_zero.
    apply Rmult_le_pos; [lra | apply norm_nonneg].
  - intro v. rewrite norm_opp. apply Hbound.
  - intros u v. rewrite norm_zero. lra.
Qed.
End Quadratic.
