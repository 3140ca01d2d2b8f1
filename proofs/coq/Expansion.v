(** Lemma C.1 and Theorem C.2 from Taylor's inequality: words of small steps T_i = id + h V_i up to
    order two, with a remainder bound K h^3. Fields are numbered by any type, words may repeat them. *)
From Retrograde Require Import Library Words InnerProduct Smooth Sums.

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
