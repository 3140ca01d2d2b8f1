(** Theorem B to order three for C^3 fields, and the difference of backward and forward. *)
From Retrograde Require Import Library Words InnerProduct Smooth Sums Expansion LemmaC1.
From Retrograde Require Import SmoothThree ExpansionThree.

Section Sums.
Context {E : InnerSpace} {A : Type}.

(** The sum over the letters a of w of f of what stands before a (after [past]), a, and what
    stands after it. *)
Fixpoint splits (f : list A -> A -> list A -> E) (past w : list A) : E :=
  match w with
  | [] => zero
  | a :: w' => (f past a w' + splits f (past ++ [a]) w')%V
  end.

Lemma triples_snoc (f : A -> A -> A -> E) w a :
  triples f (w ++ [a]) = (triples f w + pairs (fun b c => f b c a) w)%V.
Proof.
  induction w as [| b w IH]; simpl; [vector |]. rewrite IH, pairs_snoc. vector.
Qed.

Lemma triples_rev (f : A -> A -> A -> E) w :
  triples f (rev w) = triples (fun a b c => f c b a) w.
Proof.
  induction w as [| a w IH]; simpl; [reflexivity |].
  rewrite triples_snoc, IH, pairs_rev. vector.
Qed.

Lemma triples_minus (f g : A -> A -> A -> E) w :
  triples (fun a b c => (f a b c - g a b c)%V) w = (triples f w - triples g w)%V.
Proof.
  induction w as [| a w IH]; simpl; [vector |]. rewrite IH, pairs_minus. vector.
Qed.

Lemma tails_ext (f g : A -> list A -> E) w : (forall a t, f a t = g a t) -> tails f w = tails g w.
Proof.
  intro H. induction w as [| a w IH]; simpl; [reflexivity | rewrite H, IH; reflexivity].
Qed.

Lemma tails_snoc (f : A -> list A -> E) w a :
  tails f (w ++ [a]) = (tails (fun b t => f b (t ++ [a])) w + f a [])%V.
Proof. induction w as [| b w IH]; simpl; [vector | rewrite IH; vector]. Qed.

Lemma splits_after (f : A -> list A -> E) past w :
  splits (fun _ a t => f a t) past w = tails f w.
Proof.
  revert past. induction w as [| a w IH]; intro past; simpl; [reflexivity |].
  rewrite IH. reflexivity.
Qed.

Lemma splits_before (f : A -> list A -> E) past w :
  splits (fun b a _ => f a (rev b)) past w = tails (fun a t => f a (t ++ rev past)) (rev w).
Proof.
  revert past. induction w as [| a w IH]; intro past; simpl; [reflexivity |].
  rewrite IH, tails_snoc. simpl.
  rewrite (tails_ext (fun b t => f b (t ++ rev (past ++ [a])))
    (fun b t => f b ((t ++ [a]) ++ rev past)))
    by (intros b t; rewrite rev_app_distr, <- app_assoc; reflexivity).
  vector.
Qed.

Lemma splits_minus (f g : list A -> A -> list A -> E) past w :
  splits (fun b a t => (f b a t - g b a t)%V) past w =
  (splits f past w - splits g past w)%V.
Proof.
  revert past. induction w as [| a w IH]; intro past; simpl; [vector |]. rewrite IH. vector.
Qed.

Lemma splits_ext (f g : list A -> A -> list A -> E) past w :
  (forall b a t, f b a t = g b a t) -> splits f past w = splits g past w.
Proof.
  intro H. revert past. induction w as [| a w IH]; intro past; simpl; [reflexivity |].
  rewrite H, IH. reflexivity.
Qed.
End Sums.

Section Difference.
Context {E : InnerSpace} {A : Type}.
Variables (V D : A -> E -> E) (B : A -> E -> E -> E) (th : E).

(** sum_{u<v<w} (V_u' V_v' V_w - V_w' V_v' V_u) + 1/2 sum_u V_u''(S_{>u} - S_{<u}, S_{<u} + S_{>u}),
    where S_{<u} + S_{>u} = S - V_u. *)
Definition difference_three (w : list A) : E :=
  let S := vsum (fun b => V b th) in
  (triples (fun u v x => D u (D v (V x th)) - D x (D v (V u th))) w +
   (1 / 2) * splits (fun b u t => B u (S t - S b) (S b + S t)) [] w)%V.

Theorem third_difference w :
  (forall a u, linear (B a u)) -> (forall a v, linear (fun u => B a u v)) ->
  (forall a u v, B a u v = B a v u) ->
  (third V D B th w - third V D B th (rev w))%V = difference_three w.
Proof.
  intros H2 H1 Hsym. unfold third, difference_three. set (S := vsum (fun b => V b th)).
  rewrite triples_rev, triples_minus.
  set (f := fun a t => B a (S t) (S t)).
  assert (Hrev : tails f (rev w) = splits (fun b a _ => f a (rev b)) [] w).
  { rewrite splits_before. apply tails_ext. intros a t. simpl. rewrite app_nil_r. reflexivity. }
  rewrite Hrev, <- (splits_after f []).
  rewrite (splits_ext (fun b u t => B u (S t - S b)%V (S b + S t)%V)
    (fun b u t => (f u t - f u (rev b))%V)).
  - rewrite splits_minus. vector.
  - intros b u t. unfold f, S. rewrite vsum_rev.
    set (x := vsum (fun b => V b th) b). set (y := vsum (fun b => V b th) t).
    destruct (H2 u (y - x)%V) as [Hp _]. rewrite Hp.
    replace (y - x)%V with (y + (- 1) * x)%V by vector.
    destruct (H1 u x) as [Hx1 Hx2]. destruct (H1 u y) as [Hy1 Hy2].
    rewrite Hx1, Hx2, Hy1, Hy2, (Hsym u x y). vector.
Qed.
End Difference.

Section C3_fields.
Context {E : InnerSpace} {A : Type}.
Variables (V : A -> E -> E) (DV : A -> E -> E -> E) (D2V : A -> E -> E -> E -> E).
Variables (D3V : A -> E -> E -> E -> E -> E) (th : E) (r M L Q C h : R).

(** On the ball of radius r about th: |V| <= M, |V'| <= L, |V''| <= Q, |V'''| <= C. *)
Definition bounded_on_ball_three : Prop :=
  bounded_on_ball V DV D2V th r M L Q /\ 0 <= C /\
  forall a, thrice_differentiable (near th r) (V a) (DV a) (D2V a) (D3V a) L Q C.

Hypothesis HV : bounded_on_ball_three.
Hypothesis Hh : 0 <= h.

Let D (a : A) := DV a th.
Let B (a : A) := D2V a th.

Lemma bounded_expands_three a : expands_three th r C Q (V a) (D a) (B a).
Proof.
  destruct HV as ((Hr & _ & _ & HQ & _) & HC & H3).
  exact (taylor_three th r L Q C _ _ _ _ Hr HQ HC (H3 a)).
Qed.

(** Order three with remainder K h^4, for any word, as long as h n M <= r. *)
Theorem order_three_ball w :
  h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - order_three V D B th h w)%V <=
  remainder_three (length w) M L Q C * h ^ 4.
Proof.
  intro Hr. pose proof HV as (Hb & HC & _). pose proof Hb as (_ & HM & HL & HQ & _).
  apply (word_expansion_three_local V D B th r M L Q C h HM HL HQ HC Hh); [| | exact Hr].
  - intro a. exact (bounded_expands V DV D2V th r M L Q a Hb).
  - exact bounded_expands_three.
Qed.

(** The difference of a word and its reversal, with remainder 2 K h^4. *)
Theorem reversal_three_ball w :
  (forall a u v, B a u v = B a v u) -> h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - run (small_step V h) (rev w) th -
    h ^ 2 * pairs (bracket V D th) w - h ^ 3 * difference_three V D B th w)%V <=
  2 * remainder_three (length w) M L Q C * h ^ 4.
Proof.
  intros Hsym Hr. pose proof (order_three_ball w Hr) as Hw.
  pose proof (order_three_ball (rev w)) as Hv. rewrite size_rev in Hv. specialize (Hv Hr).
  rewrite <- third_difference;
    [| intros a u; apply (bounded_expands_three a) | intros a v; apply (bounded_expands_three a) |
     exact Hsym].
  set (x := run (small_step V h) w th) in *. set (y := run (small_step V h) (rev w) th) in *.
  replace (x - y - h ^ 2 * pairs (bracket V D th) w -
      h ^ 3 * (third V D B th w - third V D B th (rev w)))%V
    with ((x - order_three V D B th h w) - (y - order_three V D B th h (rev w)))%V.
  - eapply Rle_trans; [apply norm_minus_le |]. lra.
  - unfold order_three, order_two, bracket. rewrite vsum_rev, pairs_rev, pairs_minus. vector.
Qed.
End C3_fields.
