(** Theorem 2.6, the part that holds at every n: for independent maps of one finite law, X_n and Y_n
    have the same law, and so has every composition in an order that the maps do not decide. *)
From Retrograde Require Import Library Words FiniteLaw.

(** Words and their reversals have the same weight. *)
Theorem reversal {A : Type} (p : law A) n (F : list A -> R) :
  expect p n (fun w => F (rev w)) = expect p n F.
Proof.
  revert F. induction n as [| n IH]; intro F; [reflexivity |].
  rewrite (expect_snoc p n F). simpl.
  rewrite (mean_ext p _ (fun a => expect p n (fun w => F (w ++ [a]))))
    by (intro a; apply (IH (fun w => F (w ++ [a])))).
  symmetry. apply expect_mean.
Qed.

(** A draw of maps: letter i of the word, counted from 1, decides T_i. *)
Definition drawn {A X : Type} (T : A -> X -> X) (a0 : A) (w : list A) (i : nat) : X -> X :=
  T (nth (i - 1) w a0).

Lemma run_drawn {A X : Type} (T : A -> X -> X) (a0 : A) (w : list A) (s : list nat) (x : X) :
  run (drawn T a0 w) (map S s) x = run T (map (fun i => nth i w a0) s) x.
Proof.
  induction s as [| i s IH]; [reflexivity |]. simpl map. rewrite !run_cons, IH.
  unfold drawn. replace (S i - 1)%nat with i by lia. reflexivity.
Qed.

Lemma letters {A : Type} (a0 : A) (w : list A) :
  map (fun i => nth i w a0) (seq 0 (length w)) = w.
Proof.
  induction w as [| a w IH]; [reflexivity |]. simpl. rewrite <- seq_shift, map_map. simpl.
  rewrite IH. reflexivity.
Qed.

Lemma backward_drawn {A X : Type} (T : A -> X -> X) (a0 : A) (w : list A) (x : X) :
  backward (drawn T a0 w) (length w) x = run T w x.
Proof.
  unfold backward. rewrite <- seq_shift, run_drawn, letters. reflexivity.
Qed.

Lemma forward_drawn {A X : Type} (T : A -> X -> X) (a0 : A) (w : list A) (x : X) :
  forward (drawn T a0 w) (length w) x = run T (rev w) x.
Proof.
  unfold forward. rewrite <- seq_shift, <- map_rev, run_drawn, map_rev, letters. reflexivity.
Qed.

(** X_n and Y_n have the same law: f is any test function, the indicator of an event for one. *)
Theorem backward_forward_same_law {A X : Type} (p : law A) (T : A -> X -> X) (a0 : A)
  (x : X) n (f : X -> R) :
  expect p n (fun w => f (backward (drawn T a0 w) n x)) =
  expect p n (fun w => f (forward (drawn T a0 w) n x)).
Proof.
  rewrite (expect_ext p n _ (fun w => f (run T w x)))
    by (intros w <-; rewrite backward_drawn; reflexivity).
  rewrite (expect_ext p n (fun w => f (forward _ _ _)) (fun w => f (run T (rev w) x)))
    by (intros w <-; rewrite forward_drawn; reflexivity).
  symmetry. apply (reversal p n (fun w => f (run T w x))).
Qed.

(** Drawing letters one by one into named places: what permutations are seen through. *)
Section Places.
Context {A : Type}.
Variable p : law A.

Definition put (e : nat -> A) (i : nat) (a : A) (j : nat) : A := if Nat.eq_dec i j then a else e j.

Fixpoint draw (l : list nat) (G : (nat -> A) -> R) (e : nat -> A) : R :=
  match l with
  | [] => G e
  | i :: l' => mean p (fun a => draw l' G (put e i a))
  end.

Definition respects (G : (nat -> A) -> R) : Prop :=
  forall e e', (forall i, e i = e' i) -> G e = G e'.

Lemma draw_respects l G : respects G -> respects (draw l G).
Proof.
  intro HG. induction l as [| i l IH]; [exact HG |]. intros e e' H. simpl.
  apply mean_ext. intro a. apply IH. intro j. unfold put. destruct (Nat.eq_dec i j); auto.
Qed.

Lemma draw_permutation l l' G :
  Permutation l l' -> NoDup l -> respects G -> forall e, draw l G e = draw l' G e.
Proof.
  intros Hp Hd HG. induction Hp as [| i l l' Hp IH | i j l | l l' l'' Hp IH Hp' IH']; intro e.
  - reflexivity.
  - simpl. apply mean_ext. intro a. apply IH. inversion Hd. assumption.
  - simpl. rewrite mean_swap. apply mean_ext. intro a. apply mean_ext. intro b.
    apply draw_respects; [exact HG |]. intro k. unfold put.
    destruct (Nat.eq_dec i k), (Nat.eq_dec j k); try reflexivity.
    subst. inversion Hd as [| ? ? Hn]. destruct Hn. left. reflexivity.
  - rewrite IH by exact Hd. apply IH'. exact (Permutation_NoDup Hp Hd).
Qed.

(** A place that is not drawn keeps its letter. *)
Lemma draw_keeps l k G G' e :
  ~ In k l -> (forall e', e' k = e k -> G e' = G' e') -> draw l G e = draw l G' e.
Proof.
  revert e. induction l as [| i l IH]; intros e Hk H; simpl; [apply H; reflexivity |].
  apply mean_ext. intro a. simpl in Hk. apply IH; [tauto |].
  intros e' He. apply H. rewrite He. unfold put. destruct (Nat.eq_dec i k); [tauto | reflexivity].
Qed.

Lemma draw_expect l (F : list A -> R) e :
  NoDup l -> draw l (fun e' => F (map e' l)) e = expect p (length l) F.
Proof.
  intro Hd. revert F e. induction Hd as [| i l Hi Hd IH]; intros F e; [reflexivity |].
  simpl. apply mean_ext. intro a.
  rewrite (draw_keeps l i _ (fun e' => F (a :: map e' l))) by
    (try exact Hi; intros e' He; rewrite He; unfold put; destruct (Nat.eq_dec i i); tauto).
  apply (IH (fun w => F (a :: w))).
Qed.
End Places.

(** Any order of the n maps that does not look at them: s lists the places 0, ..., n - 1 in some
    order. *)
Theorem permutation_invariance {A : Type} (p : law A) (a0 : A) n (s : list nat) (F : list A -> R) :
  Permutation s (seq 0 n) ->
  expect p n (fun w => F (map (fun i => nth i w a0) s)) = expect p n F.
Proof.
  intro Hs. pose proof (seq_NoDup n 0) as Hd. pose proof (Permutation_sym Hs) as Hs'.
  assert (Hmap : forall l (G : list A -> R), respects (fun e => G (map e l))).
  { intros l G e e' H. f_equal. apply map_ext. exact H. }
  rewrite <- (size_seq n 0) at 1.
  rewrite <- (draw_expect p (seq 0 n) _ (fun _ => a0) Hd).
  rewrite (draw_permutation p (seq 0 n) s _ Hs' Hd) 
    by (apply (Hmap (seq 0 n) (fun w => F (map (fun i => nth i w a0) s)))).
  assert (Hds : NoDup s) by exact (Permutation_NoDup Hs' Hd).
  transitivity (expect p (length s) F);
    [| rewrite (Permutation_length Hs), size_seq; reflexivity].
  rewrite <- (draw_expect p s F (fun _ => a0) Hds).
  assert (Hlt : forall i, In i s -> (i < n)%nat).
  { intros i Hi. apply (Permutation_in _ Hs) in Hi. apply in_seq in Hi. lia. }
  assert (E : forall e, map (fun i => nth i (map e (seq 0 n)) a0) s = map e s).
  { intro e. apply map_ext_in. intros i Hi. specialize (Hlt i Hi).
    rewrite (nth_indep _ a0 (e 0%nat)) by (rewrite size_map, size_seq; exact Hlt).
    rewrite map_nth, seq_nth by exact Hlt. reflexivity. }
  clear Hs Hs' Hlt. generalize (fun _ : nat => a0). generalize s at 1 3 as l.
  induction l as [| i l IH]; intro e; simpl; [f_equal; apply E |].
  apply mean_ext. intro a. apply IH.
Qed.

(** In terms of maps: T_{s_1} ... T_{s_n} has the law of T_1 ... T_n for every order s of 1..n. *)
Theorem any_order_same_law {A X : Type} (p : law A) (T : A -> X -> X) (a0 : A)
  (x : X) n (s : list nat) (f : X -> R) :
  Permutation s (seq 1 n) ->
  expect p n (fun w => f (run (drawn T a0 w) s x)) =
  expect p n (fun w => f (backward (drawn T a0 w) n x)).
Proof.
  intro Hs.
  assert (Hmap : s = map S (map pred s)).
  { rewrite map_map. rewrite <- (map_id s) at 1. apply map_ext_in. intros i Hi.
    apply (Permutation_in _ Hs) in Hi. apply in_seq in Hi. lia. }
  assert (Hp : Permutation (map pred s) (seq 0 n)).
  { apply (Permutation_map pred) in Hs. rewrite <- seq_shift, map_map, map_id in Hs. exact Hs. }
  rewrite (expect_ext p n (fun w => f (backward _ _ _)) (fun w => f (run T w x)))
    by (intros w <-; rewrite backward_drawn; reflexivity).
  rewrite <- (permutation_invariance p a0 n (map pred s) (fun w => f (run T w x)) Hp).
  apply expect_ext. intros w _. cbv beta. rewrite <- run_drawn, <- Hmap. reflexivity.
Qed.

(** So has the anchored iterate A_{m,n}: its word 1, ..., m, n, ..., m + 1 is one such order. *)
Theorem anchored_same_law {A X : Type} (p : law A) (T : A -> X -> X) (a0 : A)
  (x : X) m n (f : X -> R) :
  (m <= n)%nat ->
  expect p n (fun w => f (anchored (drawn T a0 w) m n x)) =
  expect p n (fun w => f (backward (drawn T a0 w) n x)).
Proof.
  intro Hmn. rewrite <- (any_order_same_law p T a0 x n (seq 1 m ++ rev (seq (S m) (n - m))) f).
  - apply expect_ext. intros w _. unfold anchored, backward, forward_from.
    rewrite run_app. reflexivity.
  - rewrite (seq_split m n Hmn). apply Permutation_app_head. symmetry. apply Permutation_rev.
Qed.
