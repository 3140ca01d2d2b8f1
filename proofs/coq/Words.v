(** Words of maps: a word is a list of indices, outermost map first. *)
From Retrograde Require Import Library.

(** [run T [i1; ...; in] x] is T_i1 (... (T_in x)): the last letter is applied first. *)
Definition run {A X : Type} (T : A -> X -> X) (w : list A) (x : X) : X := fold_right T x w.

(** X_n = T_1 (T_2 (... (T_n x))): maps are numbered from 1, and T 0 is never used. *)
Definition backward {X : Type} (T : nat -> X -> X) (n : nat) : X -> X := run T (seq 1 n).

(** Y_n = T_n (... (T_2 (T_1 x))). *)
Definition forward {X : Type} (T : nat -> X -> X) (n : nat) : X -> X := run T (rev (seq 1 n)).

(** Z_{m,n} = T_n (... (T_{m+1} x)) and B_{m,n} = T_{m+1} (... (T_n x)), for m <= n. *)
Definition forward_from {X : Type} (T : nat -> X -> X) (m n : nat) : X -> X :=
  run T (rev (seq (S m) (n - m))).
Definition backward_from {X : Type} (T : nat -> X -> X) (m n : nat) : X -> X :=
  run T (seq (S m) (n - m)).

(** A_{m,n} = T_1 ... T_m (Z_{m,n}), for m <= n: m fixed maps on top of a forward chain. *)
Definition anchored {X : Type} (T : nat -> X -> X) (m n : nat) (x : X) : X :=
  backward T m (forward_from T m n x).

(** R_{m,n} = T_1 ... T_m (Y_n): the first m maps are used twice. *)
Definition reuse {X : Type} (T : nat -> X -> X) (m n : nat) (x : X) : X :=
  backward T m (forward T n x).

Lemma run_app {A X : Type} (T : A -> X -> X) (v w : list A) (x : X) :
  run T (v ++ w) x = run T v (run T w x).
Proof. apply fold_right_app. Qed.

Lemma run_cons {A X : Type} (T : A -> X -> X) (a : A) (w : list A) (x : X) :
  run T (a :: w) x = T a (run T w x).
Proof. reflexivity. Qed.

Lemma run_snoc {A X : Type} (T : A -> X -> X) (a : A) (w : list A) (x : X) :
  run T (w ++ [a]) x = run T w (T a x).
Proof. apply run_app. Qed.

Lemma backward_S {X : Type} (T : nat -> X -> X) (n : nat) (x : X) :
  backward T (S n) x = backward T n (T (S n) x).
Proof. unfold backward. rewrite seq_S, run_app. reflexivity. Qed.

Lemma forward_S {X : Type} (T : nat -> X -> X) (n : nat) (x : X) :
  forward T (S n) x = T (S n) (forward T n x).
Proof. unfold forward. rewrite seq_S, rev_app_distr. reflexivity. Qed.

Lemma seq_split (m n : nat) : (m <= n)%nat -> seq 1 n = seq 1 m ++ seq (S m) (n - m).
Proof. intro H. replace n with (m + (n - m))%nat at 1 by lia. apply seq_app. Qed.

Lemma backward_split {X : Type} (T : nat -> X -> X) (m n : nat) (x : X) :
  (m <= n)%nat -> backward T n x = backward T m (backward_from T m n x).
Proof.
  intro H. unfold backward, backward_from. rewrite (seq_split m n H). apply run_app.
Qed.

Lemma forward_split {X : Type} (T : nat -> X -> X) (m n : nat) (x : X) :
  (m <= n)%nat -> forward T n x = forward_from T m n (forward T m x).
Proof.
  intro H. unfold forward, forward_from.
  rewrite (seq_split m n H), rev_app_distr. apply run_app.
Qed.

(** What an inner-most-first induction needs: a property kept by every map of a word. *)
Lemma run_ind {A X : Type} (T : A -> X -> X) (P : X -> Prop) (w : list A) (x : X) :
  (forall a y, In a w -> P y -> P (T a y)) -> P x -> P (run T w x).
Proof.
  intros H Hx. induction w as [| a w IH]; simpl; [exact Hx |].
  apply H; [left; reflexivity |]. apply IH. intros b y Hb. apply H. right. exact Hb.
Qed.
