(** Words of maps that contract on a set they keep: what Theorem 2.2 and Theorem C4 share.
    The whole space is such a set, and so is an invariant ball. *)
From Retrograde Require Import Library Words Metric.

(** Maps are numbered from 1. *)
Definition on_positive (P : nat -> Prop) : Prop := forall i, (1 <= i)%nat -> P i.

Section Contraction.
Context {M : Metric_Space}.
Variables (S : Base M -> Prop) (T : nat -> Base M -> Base M) (k D : R) (th : Base M).
Hypothesis Hinv : on_positive (fun i => forall x, S x -> S (T i x)).
Hypothesis Hk : 0 <= k < 1.
Hypothesis Hlip : on_positive (fun i => lipschitz_on S k (T i)).
Hypothesis Hth : S th.
Hypothesis HD : on_positive (fun i => dist M th (T i th) <= D).

Definition positive_word (w : list nat) : Prop := Forall (fun i => (1 <= i)%nat) w.

Lemma run_stays w x : positive_word w -> S x -> S (run T w x).
Proof.
  intros Hw Hx. apply run_ind; [| exact Hx]. intros a y Ha. apply Hinv.
  unfold positive_word in Hw. rewrite Forall_forall in Hw. auto.
Qed.

Lemma seq_positive a n : (1 <= a)%nat -> positive_word (seq a n).
Proof. intro H. apply Forall_forall. intros i Hi. apply in_seq in Hi. lia. Qed.

Lemma rev_positive w : positive_word w -> positive_word (rev w).
Proof. apply Forall_rev. Qed.

Lemma run_contracts w : positive_word w -> lipschitz_on S (k ^ length w) (run T w).
Proof.
  intros Hw x y Hx Hy. induction Hw as [| a w Ha Hw IH]; simpl; [lra |].
  eapply Rle_trans.
  - apply (Hlip a Ha); apply run_stays; assumption.
  - rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra | exact IH].
Qed.

Lemma D_nonneg : 0 <= D.
Proof.
  apply Rle_trans with (dist M th (T 1%nat th)); [apply dist_nonneg | apply (HD 1%nat); lia].
Qed.

(** A word of n maps moves the start by at most D (1 + k + ... + k^(n-1)). *)
Lemma run_moves w :
  positive_word w -> dist M th (run T w th) <= D * (1 - k ^ length w) / (1 - k).
Proof.
  intro Hw. induction Hw as [| a w Ha Hw IH]; simpl.
  - rewrite dist_self. right. field. lra.
  - pose proof (dist_tri M th (T a (run T w th)) (T a th)) as Ht.
    pose proof (HD a Ha). pose proof (Hlip a Ha th (run T w th) Hth (run_stays w th Hw Hth)).
    assert (k * dist M th (run T w th) <= k * (D * (1 - k ^ length w) / (1 - k)))
      by (apply Rmult_le_compat_l; lra).
    replace (D * (1 - k * k ^ length w) / (1 - k))
      with (D + k * (D * (1 - k ^ length w) / (1 - k))) by (field; lra).
    lra.
Qed.

Lemma backward_step j :
  dist M (backward T j th) (backward T (Datatypes.S j) th) <= D * k ^ j.
Proof.
  rewrite backward_S. unfold backward.
  eapply Rle_trans.
  - apply run_contracts; [apply seq_positive; lia | exact Hth | apply Hinv; [lia | exact Hth]].
  - rewrite size_seq, Rmult_comm. apply Rmult_le_compat_r; [apply pow_nonneg; lra |].
    apply HD. lia.
Qed.

Lemma cauchy_bound n m :
  (n <= m)%nat ->
  dist M (backward T n th) (backward T m th) <= D * k ^ n * (1 - k ^ (m - n)) / (1 - k).
Proof. exact (geometric_steps (fun j => backward T j th) k D Hk backward_step n m). Qed.

Lemma backward_contracts n : lipschitz_on S (k ^ n) (backward T n).
Proof.
  intros x y Hx Hy.
  pose proof (run_contracts (seq 1 n) (seq_positive 1 n ltac:(lia)) x y Hx Hy) as H.
  rewrite size_seq in H. exact H.
Qed.

Lemma forward_contracts n : lipschitz_on S (k ^ n) (forward T n).
Proof.
  intros x y Hx Hy.
  pose proof (run_contracts (rev (seq 1 n)) (rev_positive _ (seq_positive 1 n ltac:(lia)))
    x y Hx Hy) as H.
  rewrite size_rev, size_seq in H. exact H.
Qed.

Lemma geometric_tail C n d : 0 <= C -> C * k ^ n * (1 - k ^ d) / (1 - k) <= C / (1 - k) * k ^ n.
Proof.
  intro HC. pose proof (pow_nonneg k n ltac:(lra)). pose proof (pow_nonneg k d ltac:(lra)).
  assert (0 < / (1 - k)) by (apply Rinv_0_lt_compat; lra).
  assert (0 <= C * k ^ n * k ^ d * / (1 - k)) by (repeat apply Rmult_le_pos; lra).
  unfold Rdiv. lra.
Qed.

(** The rate towards a limit, once there is one. *)
Lemma rate l n :
  converges (fun j => backward T j th) l -> dist M (backward T n th) l <= D / (1 - k) * k ^ n.
Proof.
  intro Hl. apply (limit_within _ _ _ _ n Hl). intros m Hm.
  eapply Rle_trans; [apply (cauchy_bound n m Hm) | apply geometric_tail, D_nonneg].
Qed.

Lemma has_limit : complete M -> exists l, converges (fun n => backward T n th) l.
Proof.
  intro Hc. apply Hc. exact (geometric_cauchy _ k D Hk D_nonneg backward_step).
Qed.

(** Every start in S has the limit that th has. *)
Lemma same_limit l x :
  S x -> converges (fun n => backward T n th) l -> converges (fun n => backward T n x) l.
Proof.
  intros Hx Hl. apply (converges_geometric _ l k (D / (1 - k) + dist M x th) Hk). intro n.
  pose proof (rate l n Hl). pose proof (backward_contracts n x th Hx Hth).
  pose proof (dist_tri M (backward T n x) l (backward T n th)). lra.
Qed.
End Contraction.

Arguments run_stays {M S T}.
Arguments run_contracts {M S T k}.
Arguments run_moves {M S T k D th}.
Arguments cauchy_bound {M} S {T k D th}.
Arguments backward_contracts {M} S {T k}.
Arguments forward_contracts {M} S {T k}.
Arguments rate {M} S {T k D th}.
Arguments has_limit {M} S {T k D th}.
Arguments same_limit {M} S {T k D th}.

(** The bound of a displacement that another start has. *)
Lemma displacement_elsewhere {M : Metric_Space} (S : Base M -> Prop) f k D th x :
  lipschitz_on S k f -> S th -> S x -> dist M th (f th) <= D ->
  dist M x (f x) <= D + (1 + k) * dist M th x.
Proof.
  intros Hf Hth Hx HD. pose proof (Hf th x Hth Hx).
  pose proof (dist_tri M x (f x) th). pose proof (dist_tri M th (f x) (f th)).
  rewrite (dist_sym M x th) in *. lra.
Qed.

Definition everywhere {X : Type} (_ : X) : Prop := True.

Lemma lipschitz_everywhere {M : Metric_Space} k (f : Base M -> Base M) :
  lipschitz k f -> lipschitz_on everywhere k f.
Proof. intros H x y _ _. apply H. Qed.
