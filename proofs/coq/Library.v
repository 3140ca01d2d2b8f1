(** The one file that names the standard library. To port the development to Rocq 9, replace
    [From Coq] by [From Stdlib] here, and nowhere else. *)
From Coq Require Export Reals Lra Lia ZArith List Permutation PeanoNat.
Export ListNotations.
#[global] Open Scope R_scope.
