(** Finite laws, and words of letters drawn independently from one. *)
From Retrograde Require Import Library.

(** Weights with their points. A point may occur more than once. *)
Definition law (A : Type) : Type := list (R * A).

(** The mean of f. *)
Definition mean {A : Type} (p : law A) (f : A -> R) : R :=
  fold_right (fun a s => fst a * f (snd a) + s) 0 p.

Definition probability {A : Type} (p : law A) : Prop :=
  Forall (fun a => 0 <= fst a) p /\ mean p (fun _ => 1) = 1.

(** The mean of F(w) over words w = [a_1; ...; a_n] of n letters drawn independently from p. *)
Fixpoint expect {A : Type} (p : law A) (n : nat) (F : list A -> R) : R :=
  match n with
  | O => F []
  | S n' => mean p (fun a => expect p n' (fun w => F (a :: w)))
  end.

Section Mean.
Context {A : Type}.
Implicit Types (p : law A) (f g : A -> R).

Lemma mean_ext p f g : (forall a, f a = g a) -> mean p f = mean p g.
Proof. intro H. induction p as [| a p IH]; simpl; [reflexivity | rewrite H, IH; reflexivity]. Qed.

Lemma mean_plus p f g : mean p (fun a => f a + g a) = mean p f + mean p g.
Proof. induction p as [| a p IH]; simpl; [ring | rewrite IH; ring]. Qed.

Lemma mean_scale p c f : mean p (fun a => c * f a) = c * mean p f.
Proof. induction p as [| a p IH]; simpl; [ring | rewrite IH; ring]. Qed.

Lemma mean_le p f g :
  Forall (fun a => 0 <= fst a) p -> (forall a, f a <= g a) -> mean p f <= mean p g.
Proof.
  intros Hp H. induction Hp as [| a p Ha Hp IH]; simpl; [lra |].
  apply Rplus_le_compat; [apply Rmult_le_compat_l; auto | exact IH].
Qed.

Lemma mean_const p c : probability p -> mean p (fun _ => c) = c.
Proof.
  intros [_ H]. rewrite (mean_ext p (fun _ => c) (fun _ => c * 1)) by (intro; ring).
  rewrite (mean_scale p c (fun _ => 1)), H. ring.
Qed.
End Mean.

Lemma mean_swap {A B : Type} (p : law A) (q : law B) (f : A -> B -> R) :
  mean p (fun a => mean q (f a)) = mean q (fun b => mean p (fun a => f a b)).
Proof.
  induction p as [| a p IH]; simpl.
  - induction q as [| b q IHq]; simpl; [reflexivity | rewrite <- IHq; ring].
  - rewrite IH, mean_plus, mean_scale. reflexivity.
Qed.

Section Expect.
Context {A : Type}.
Implicit Types (p : law A) (F G : list A -> R).

Lemma expect_ext p n F G :
  (forall w, length w = n -> F w = G w) -> expect p n F = expect p n G.
Proof.
  revert F G. induction n as [| n IH]; intros F G H; simpl; [apply H; reflexivity |].
  apply mean_ext. intro a. apply IH. intros w Hw. apply H. simpl. rewrite Hw. reflexivity.
Qed.

Lemma expect_plus p n F G : expect p n (fun w => F w + G w) = expect p n F + expect p n G.
Proof.
  revert F G. induction n as [| n IH]; intros F G; simpl; [reflexivity |].
  rewrite <- mean_plus. apply mean_ext. intro a. apply IH.
Qed.

Lemma expect_scale p n c F : expect p n (fun w => c * F w) = c * expect p n F.
Proof.
  revert F. induction n as [| n IH]; intro F; simpl; [reflexivity |].
  rewrite <- mean_scale. apply mean_ext. intro a. apply IH.
Qed.

Lemma expect_minus p n F G : expect p n (fun w => F w - G w) = expect p n F - expect p n G.
Proof.
  rewrite (expect_ext p n _ (fun w => F w + -1 * G w)) by (intros; ring).
  rewrite expect_plus, expect_scale. ring.
Qed.

Lemma expect_le p n F G :
  probability p -> (forall w, length w = n -> F w <= G w) -> expect p n F <= expect p n G.
Proof.
  intros [Hp _]. revert F G. induction n as [| n IH]; intros F G H; simpl; [apply H; reflexivity |].
  apply mean_le; [exact Hp |]. intro a. apply IH. intros w Hw. apply H. simpl. rewrite Hw.
  reflexivity.
Qed.

Lemma expect_const p n c : probability p -> expect p n (fun _ => c) = c.
Proof.
  intro Hp. induction n as [| n IH]; simpl; [reflexivity |].
  rewrite (mean_ext p _ (fun _ => c)) by (intro; exact IH). apply mean_const, Hp.
Qed.

Lemma expect_mean {B : Type} p n (q : law B) (F : list A -> B -> R) :
  expect p n (fun w => mean q (F w)) = mean q (fun b => expect p n (fun w => F w b)).
Proof.
  revert F. induction n as [| n IH]; intro F; simpl; [reflexivity |].
  rewrite (mean_ext p _ (fun a => mean q (fun b => expect p n (fun w => F (a :: w) b))))
    by (intro; apply IH).
  apply mean_swap.
Qed.

(** Words of n + m letters are words of n letters followed by words of m letters. *)
Lemma expect_app p n m F :
  expect p (n + m) F = expect p n (fun v => expect p m (fun w => F (v ++ w))).
Proof.
  revert F. induction n as [| n IH]; intro F; simpl; [reflexivity |].
  apply mean_ext. intro a. apply IH.
Qed.

Lemma expect_snoc p n F :
  expect p (S n) F = expect p n (fun w => mean p (fun a => F (w ++ [a]))).
Proof. replace (S n) with (n + 1)%nat by lia. apply expect_app. Qed.

(** |mean| <= mean of |.|, in the form that is used. *)
Lemma expect_abs_le p n F c :
  probability p -> (forall w, length w = n -> Rabs (F w) <= c) -> Rabs (expect p n F) <= c.
Proof.
  intros Hp H. apply Rabs_le. split.
  - rewrite <- (expect_const p n (- c) Hp). apply expect_le; [exact Hp |].
    intros w Hw. specialize (H w Hw). pose proof (Rle_abs (- F w)) as H'.
    rewrite Rabs_Ropp in H'. lra.
  - rewrite <- (expect_const p n c Hp). apply expect_le; [exact Hp |].
    intros w Hw. specialize (H w Hw). pose proof (Rle_abs (F w)). lra.
Qed.
End Expect.
