(** Theorem B to order three: sums over increasing labels, and a remainder bound K h^4. *)
From Retrograde Require Import Library Words InnerProduct Smooth Sums Expansion SmoothThree.

Section Sums.
Context {E : InnerSpace} {A : Type}.

(** The sum of f a b c over the letters a before b before c of w. *)
Fixpoint triples (f : A -> A -> A -> E) (w : list A) : E :=
  match w with
  | [] => zero
  | a :: w' => (pairs (f a) w' + triples f w')%V
  end.

(** The sum over the letters a of w of f a and what stands after a. *)
Fixpoint tails (f : A -> list A -> E) (w : list A) : E :=
  match w with
  | [] => zero
  | a :: w' => (f a w' + tails f w')%V
  end.

Lemma linear_pairs (D : E -> E) f (w : list A) :
  linear D -> D (pairs f w) = pairs (fun a b => D (f a b)) w.
Proof.
  intro HD. induction w as [| a w IH]; simpl; [apply linear_zero, HD |].
  rewrite (proj1 HD), IH, (linear_vsum D) by exact HD. reflexivity.
Qed.
End Sums.

Section Third.
Context {E : InnerSpace} {A : Type}.
Variables (V D : A -> E -> E) (B : A -> E -> E -> E) (th : E).

(** sum_{u<v<w} V_u' V_v' V_w + 1/2 sum_u V_u''(S_{>u}, S_{>u}), along the word, all at th. *)
Definition third (w : list A) : E :=
  (triples (fun a b c => D a (D b (V c th))) w +
   (1 / 2) * tails (fun a t => B a (vsum (fun b => V b th) t) (vsum (fun b => V b th) t)) w)%V.

Definition order_three (h : R) (w : list A) : E := (order_two V D th h w + h ^ 3 * third w)%V.

(** n^4 M (C M^2 + 4 L Q M + L^3) / 24: the four trees of order four. *)
Definition remainder_three (n : nat) (M L Q C : R) : R :=
  INR n ^ 4 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3) / 24.

Variables (r M L Q C h : R).
Hypothesis HM : 0 <= M.
Hypothesis HL : 0 <= L.
Hypothesis HQ : 0 <= Q.
Hypothesis HC : 0 <= C.
Hypothesis Hh : 0 <= h.
Hypothesis HV : forall a, expands th r M L Q (V a) (D a).
Hypothesis HV3 : forall a, expands_three th r C Q (V a) (D a) (B a).

Let sum (w : list A) : E := vsum (fun a => V a th) w.

Lemma sum_bound w : 0 <= r -> norm (sum w) <= INR (length w) * M.
Proof.
  intro Hr. induction w as [| a w IH]; unfold sum in *; simpl vsum.
  - rewrite norm_zero. simpl. lra.
  - simpl length. rewrite S_INR. eapply Rle_trans; [apply norm_triangle |].
    destruct (HV a) as (_ & _ & Hexp). destruct (Hexp th) as (HMa & _).
    { unfold near. replace (th - th)%V with (zero : E) by vector. rewrite norm_zero. exact Hr. }
    lra.
Qed.

Lemma third_cons a w :
  third (a :: w) =
  (third w + (D a (pairs (fun b c => D b (V c th)) w) + (1 / 2) * B a (sum w) (sum w)))%V.
Proof.
  unfold third. simpl. rewrite (linear_pairs (D a)) by (apply (HV a)). fold (sum w). vector.
Qed.

Theorem word_expansion_three_local w :
  h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - order_three h w)%V <=
  remainder_three (length w) M L Q C * h ^ 4.
Proof.
  induction w as [| a w IH]; intro Hr; simpl run.
  - unfold order_three, order_two, third, remainder_three. simpl.
    replace (th - (th + h * zero + (h * (h * 1)) * zero +
      (h * (h * (h * 1))) * (zero + (1 / 2) * zero)))%V with (zero : E) by vector.
    rewrite norm_zero. lra.
  - simpl length in *. rewrite S_INR in Hr. assert (HhM : 0 <= h * M) by (apply Rmult_le_pos; lra).
    pose proof (pos_INR (length w)) as Hn.
    assert (Hr' : h * INR (length w) * M <= r) by lra.
    assert (Hr0 : 0 <= r).
    { assert (0 <= h * INR (length w) * M) by (repeat apply Rmult_le_pos; assumption). lra. }
    specialize (IH Hr'). pose proof (sum_bound w Hr0) as HS.
    pose proof (run_near V D th r M L Q h HM Hh HV w Hr') as Hd.
    pose proof (order_one V D th r M L Q h HM HL Hh HV w Hr') as H1.
    pose proof (word_expansion_local V D th r M L Q h HM HL HQ Hh HV w Hr') as H2.
    fold (sum w) in H1. unfold remainder in H2. unfold remainder_three in *. rewrite S_INR.
    set (y := run (small_step V h) w th) in *. set (n := INR (length w)) in *.
    set (s := sum w) in *. set (q := pairs (fun b c => D b (V c th)) w) in *.
    destruct (HV a) as ([HDp HDs] & HDL & _).
    destruct (HV3 a) as (HB2 & HB1 & HBQ & Hexp).
    specialize (Hexp y). destruct (HB2 (y - th)%V) as [HBp HBs].
    assert (E3 : (small_step V h a y - order_three h (a :: w) = (y - order_three h w) +
      h * ((V a y - V a th - D a (y - th) - (1 / 2) * B a (y - th) (y - th)) +
           D a (y - order_two V D th h w) +
           (1 / 2) * (B a (y - th) (y - th - h * s) + B a (y - th - h * s) (h * s))))%V).
    { unfold order_three. rewrite third_cons. fold q s. unfold order_two. simpl pairs. simpl vsum.
      assert (Hs : vsum (fun b => D a (V b th)) w = D a s)
        by (symmetry; apply linear_vsum; split; assumption).
      rewrite Hs. fold (sum w). fold s. fold q.
      replace (y - (th + h * s + h ^ 2 * q))%V
        with ((y - th) + (- h) * s + (- h ^ 2) * q)%V by vector.
      rewrite !HDp, !HDs.
      replace (y - th - h * s)%V with ((y - th) + (- h) * s)%V by vector.
      rewrite HBp, HBs. destruct (HB1 (h * s)%V) as [H1p H1s]. rewrite H1p, H1s.
      destruct (HB2 s) as [_ Hss]. rewrite Hss.
      destruct (HB2 (y - th)%V) as [_ Hys]. rewrite Hys.
      unfold small_step. vector. }
    rewrite E3. eapply Rle_trans; [apply norm_triangle |].
    rewrite norm_scale, Rabs_pos_eq by exact Hh.
    pose proof (norm_nonneg (y - th)%V) as Hn0.
    assert (Hnear : near th r y) by (unfold near; lra).
    set (k := h * n * M) in *.
    assert (Hk : 0 <= k) by (unfold k; repeat apply Rmult_le_pos; assumption).
    assert (Ha : norm (V a y - V a th - D a (y - th) - (1 / 2) * B a (y - th) (y - th))%V <=
      C / 6 * k ^ 3).
    { eapply Rle_trans; [apply (Hexp Hnear) |]. apply Rmult_le_compat_l; [lra |].
      apply pow_incr. lra. }
    assert (Hb : norm (D a (y - order_two V D th h w)%V) <=
      L * (n ^ 3 * M * (L ^ 2 + Q * M) / 6 * h ^ 3)).
    { eapply Rle_trans; [apply HDL |]. apply Rmult_le_compat_l; assumption. }
    set (e := h ^ 2 * L * M * n ^ 2 / 2) in *.
    assert (He : 0 <= norm (y - th - h * s)%V <= e) by (split; [apply norm_nonneg | exact H1]).
    assert (Hhs : 0 <= norm (h * s)%V <= k).
    { split; [apply norm_nonneg |]. rewrite norm_scale, Rabs_pos_eq by exact Hh. unfold k.
      replace (h * n * M) with (h * (n * M)) by ring. apply Rmult_le_compat_l; assumption. }
    assert (Hc1 : norm (B a (y - th) (y - th - h * s))%V <= Q * k * e).
    { eapply Rle_trans; [apply HBQ |]. apply Rmult_le_compat; try lra.
      - apply Rmult_le_pos; lra.
      - apply Rmult_le_compat_l; lra. }
    assert (Hc2 : norm (B a (y - th - h * s) (h * s))%V <= Q * e * k).
    { eapply Rle_trans; [apply HBQ |]. apply Rmult_le_compat; try lra.
      - apply Rmult_le_pos; lra.
      - apply Rmult_le_compat_l; lra. }
    assert (Hc : norm ((1 / 2) *
      (B a (y - th) (y - th - h * s) + B a (y - th - h * s) (h * s)))%V <= Q * k * e).
    { rewrite norm_scale, Rabs_pos_eq by lra.
      pose proof (norm_triangle (B a (y - th) (y - th - h * s))%V (B a (y - th - h * s) (h * s))%V).
      lra. }
    assert (Hsum : norm ((V a y - V a th - D a (y - th) - (1 / 2) * B a (y - th) (y - th)) +
           D a (y - order_two V D th h w) +
           (1 / 2) * (B a (y - th) (y - th - h * s) + B a (y - th - h * s) (h * s)))%V <=
      h ^ 3 * n ^ 3 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3) / 6).
    { eapply Rle_trans; [apply norm_triangle |].
      eapply Rle_trans; [apply Rplus_le_compat_r, norm_triangle |].
      replace (h ^ 3 * n ^ 3 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3) / 6)
        with (C / 6 * k ^ 3 + L * (n ^ 3 * M * (L ^ 2 + Q * M) / 6 * h ^ 3) + Q * k * e)
        by (unfold k, e; field).
      lra. }
    apply (Rmult_le_compat_l h _ _ Hh) in Hsum.
    assert (Hg : 0 <= h ^ 4 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3)).
    { apply Rmult_le_pos; [apply Rmult_le_pos; [apply pow_le |]; assumption |].
      assert (0 <= C * M ^ 2) by (apply Rmult_le_pos; [exact HC | apply pow_le; exact HM]).
      assert (0 <= 4 * L * Q * M) by (repeat apply Rmult_le_pos; try assumption; lra).
      assert (0 <= L ^ 3) by (apply pow_le; exact HL). lra. }
    assert (0 <= h ^ 4 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3) * (6 * n ^ 2 + 4 * n + 1)).
    { apply Rmult_le_pos; [exact Hg |]. pose proof (pow2_ge_0 n). lra. }
    replace ((n + 1) ^ 4 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3) / 24 * h ^ 4)
      with (n ^ 4 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3) / 24 * h ^ 4 +
            h * (h ^ 3 * n ^ 3 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3) / 6) +
            h ^ 4 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3) * (6 * n ^ 2 + 4 * n + 1) / 24)
      by field.
    lra.
Qed.
End Third.
