(** The one file that names the standard library. To port the development to Rocq 9, replace
    [From Coq] by [From Stdlib] here, and nowhere else. *)
From Coq Require Export Reals Lra Lia ZArith Classical_Prop List Permutation PeanoNat.
Export ListNotations.
#[global] Open Scope R_scope.

(** Lengths of lists, whose lemmas in the library change their names from version to version. *)
Lemma size_app {A : Type} (v w : list A) : length (v ++ w) = (length v + length w)%nat.
Proof. induction v as [| a v IH]; simpl; [reflexivity | rewrite IH; reflexivity]. Qed.

Lemma size_rev {A : Type} (w : list A) : length (rev w) = length w.
Proof.
  induction w as [| a w IH]; simpl; [reflexivity |]. rewrite size_app, IH. simpl. lia.
Qed.

Lemma size_map {A B : Type} (f : A -> B) (w : list A) : length (map f w) = length w.
Proof. induction w as [| a w IH]; simpl; [reflexivity | rewrite IH; reflexivity]. Qed.

Lemma size_seq n a : length (seq a n) = n.
Proof.
  revert a. induction n as [| n IH]; intro a; simpl; [reflexivity | rewrite IH; reflexivity].
Qed.
