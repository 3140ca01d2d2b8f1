(** Sums over the letters of a word, and over its pairs of letters, in a vector space. *)
From Retrograde Require Import Library InnerProduct Smooth.

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
