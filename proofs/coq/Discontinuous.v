(** Theorem 2.6 without continuity: a map whose backward iterates converge, and which leaves no
    probability on the line as it is. *)
From Retrograde Require Import Library Words BackwardExamples.

(** A probability: finitely additive on a family of measurable sets, and continuous along increasing
    sequences, which is the same as countably additive. *)
Record Probability : Type := {
  measurable : (R -> Prop) -> Prop;
  prob : (R -> Prop) -> R;
  measurable_interval : forall a, measurable (fun x => x <= a);
  measurable_not : forall A, measurable A -> measurable (fun x => ~ A x);
  measurable_union : forall A : nat -> R -> Prop,
    (forall n, measurable (A n)) -> measurable (fun x => exists n, A n x);
  measurable_same : forall A B, (forall x, A x <-> B x) -> measurable A -> measurable B;
  prob_same : forall A B, (forall x, A x <-> B x) -> prob A = prob B;
  prob_nonneg : forall A, measurable A -> 0 <= prob A;
  prob_all : prob (fun _ => True) = 1;
  prob_add : forall A B, measurable A -> measurable B -> (forall x, A x -> ~ B x) ->
    prob (fun x => A x \/ B x) = prob A + prob B;
  prob_limit : forall A : nat -> R -> Prop,
    (forall n, measurable (A n)) -> (forall n x, A n x -> A (S n) x) ->
    Un_cv (fun n => prob (A n)) (prob (fun x => exists n, A n x))
}.

(** nu is stationary for f: nu(f^-1(A)) = nu(A). *)
Definition stationary (nu : Probability) (f : R -> R) : Prop :=
  forall A, measurable nu A ->
    measurable nu (fun x => A (f x)) /\ prob nu (fun x => A (f x)) = prob nu A.

(** x / 2, but 0 is sent to 1. *)
Definition halve (x : R) : R := if Req_EM_T x 0 then 1 else x / 2.

Section No_stationary_law.
Variable nu : Probability.
Hypothesis Hnu : stationary nu halve.


Let m_or A B : measurable nu A -> measurable nu B -> measurable nu (fun x => A x \/ B x).
Proof.
  intros HA HB.
  apply (measurable_same nu (fun x => exists n : nat, (if (n =? 0)%nat then A else B) x)).
  - intro x. split.
    + intros [n Hn]. destruct (n =? 0)%nat; tauto.
    + intros [H | H]; [exists 0%nat | exists 1%nat]; exact H.
  - apply measurable_union. intro n. destruct (n =? 0)%nat; assumption.
Qed.

Let m_above a : measurable nu (fun x => a < x).
Proof.
  apply (measurable_same nu (fun x => ~ x <= a)); [intro x; lra |].
  apply measurable_not, measurable_interval.
Qed.

Let m_zero : measurable nu (fun x => x = 0).
Proof.
  apply (measurable_same nu (fun x => ~ ((exists n : nat, x <= - / INR (S n)) \/ 0 < x))).
  - intro x. split.
    + intro H. destruct (Rtotal_order x 0) as [Hx | [Hx | Hx]]; [| exact Hx | tauto].
      destruct H. left. destruct (archimed_cor1 (- x)) as (N & HN & HN0); [lra |].
      exists (pred N). replace (S (pred N)) with N by lia. lra.
    + intros -> [[n Hn] | H]; [| lra].
      assert (0 < / INR (S n)) by (apply Rinv_0_lt_compat, lt_0_INR; lia). lra.
  - apply (measurable_not nu (fun x => (exists n : nat, x <= - / INR (S n)) \/ 0 < x)), m_or.
    + apply (measurable_union nu (fun n x => x <= - / INR (S n))).
      intro n. apply measurable_interval.
    + apply m_above.
Qed.

Let p_empty : prob nu (fun _ => False) = 0.
Proof.
  assert (HT : measurable nu (fun _ => True)).
  { apply (measurable_same nu (fun x => x <= 0 \/ 0 < x)); [intro x; split; [tauto | lra] |].
    apply m_or; [apply measurable_interval | apply m_above]. }
  assert (HF : measurable nu (fun _ => False)).
  { apply (measurable_same nu (fun _ => ~ True)); [tauto | apply measurable_not, HT]. }
  pose proof (prob_add nu (fun _ => False) (fun _ => True) HF HT ltac:(tauto)) as H.
  cbv beta in H.
  rewrite (prob_same nu (fun _ => False \/ True) (fun _ => True)) in H by tauto. lra.
Qed.

Let p_zero : prob nu (fun x => x = 0) = 0.
Proof.
  destruct (Hnu (fun x => x = 0) m_zero) as [_ <-].
  rewrite <- p_empty. apply prob_same. intro x. unfold halve.
  destruct (Req_EM_T x 0); split; try tauto; lra.
Qed.

Let p_not A :
  measurable nu A -> (forall x, A x \/ ~ A x) -> prob nu (fun x => ~ A x) = 1 - prob nu A.
Proof.
  intros HA Hd.
  pose proof (prob_add nu A (fun x => ~ A x) HA (measurable_not nu A HA) ltac:(tauto)) as H.
  cbv beta in H.
  rewrite (prob_same nu (fun x => A x \/ ~ A x) (fun _ => True)) in H
    by (intro x; specialize (Hd x); tauto).
  rewrite (prob_all nu) in H. lra.
Qed.

(** A growing family of equally probable sets that covers the line has probability one. *)
Let p_cover (A : nat -> R -> Prop) c :
  (forall n, measurable nu (A n)) -> (forall n x, A n x -> A (S n) x) ->
  (forall x, exists n, A n x) -> (forall n, prob nu (A n) = c) -> c = 1.
Proof.
  intros Hm Hi Hc Hp. pose proof (prob_limit nu A Hm Hi) as H.
  rewrite (prob_same nu (fun x => exists n, A n x) (fun _ => True)) in H by firstorder.
  rewrite (prob_all nu) in H. apply (UL_sequence (fun n => prob nu (A n))); [| exact H].
  intros eps He. exists 0%nat. intros n _. rewrite Hp. unfold R_dist.
  replace (c - c) with 0 by ring. rewrite Rabs_R0.
  exact He.
Qed.

(** A growing family of sets without probability has a union without. *)
Let p_null (A : nat -> R -> Prop) :
  (forall n, measurable nu (A n)) -> (forall n x, A n x -> A (S n) x) ->
  (forall n, prob nu (A n) = 0) -> prob nu (fun x => exists n, A n x) = 0.
Proof.
  intros Hm Hi Hp. apply (UL_sequence (fun n => prob nu (A n))); [exact (prob_limit nu A Hm Hi) |].
  intros eps He. exists 0%nat. intros n _. rewrite Hp. unfold R_dist.
  replace (0 - 0) with 0 by ring. rewrite Rabs_R0.
  exact He.
Qed.

Let power_large x t : 0 < t -> exists n, x <= t * 2 ^ n.
Proof.
  intro Ht. destruct (Pow_x_infinity 2) with (b := x / t) as [N HN]; [rewrite Rabs_pos_eq; lra |].
  exists N. specialize (HN N (le_n N)). rewrite Rabs_pos_eq in HN by (apply pow_le; lra).
  apply Rge_le, (Rmult_le_compat_l t) in HN; [| lra].
  replace (t * (x / t)) with x in HN by (field; lra). exact HN.
Qed.

Let double_below t : t < 0 -> prob nu (fun x => x <= t * 2) = prob nu (fun x => x <= t).
Proof.
  intro Ht. destruct (Hnu (fun x => x <= t) (measurable_interval nu t)) as [_ <-].
  apply prob_same. intro x. unfold halve. destruct (Req_EM_T x 0); split; lra.
Qed.

Let double_above t : 0 < t -> prob nu (fun x => x <= t * 2) = prob nu (fun x => x <= t).
Proof.
  intro Ht. destruct (Hnu (fun x => x <= t) (measurable_interval nu t)) as [Hm <-].
  destruct (Rle_lt_dec 1 t) as [H1 | H1].
  - apply prob_same. intro x. unfold halve. destruct (Req_EM_T x 0); split; lra.
  - pose proof (prob_add nu (fun x => halve x <= t) (fun x => x = 0) Hm m_zero) as H.
    cbv beta in H. rewrite p_zero, Rplus_0_r in H. rewrite <- H.
    + apply prob_same. intro x. unfold halve. destruct (Req_EM_T x 0); split; lra.
    + intros x Hx H0. unfold halve in Hx. destruct (Req_EM_T x 0); lra.
Qed.

Let mass_below t n : t <> 0 -> prob nu (fun x => x <= t * 2 ^ n) = prob nu (fun x => x <= t).
Proof.
  intro Ht. induction n as [| n IH].
  - apply prob_same. intro x. simpl. rewrite Rmult_1_r. tauto.
  - rewrite <- IH. pose proof (pow_lt 2 n ltac:(lra)).
    replace (t * 2 ^ S n) with (t * 2 ^ n * 2) by (simpl; ring).
    destruct (Rlt_le_dec t 0); [apply double_below; nra | apply double_above; nra].
Qed.

Let above_zero t : 0 < t -> prob nu (fun x => t < x) = 0.
Proof.
  intro Ht. rewrite (prob_same nu _ (fun x => ~ x <= t)) by (intro; lra).
  rewrite p_not by (try apply measurable_interval; intro; lra).
  rewrite (p_cover (fun n x => x <= t * 2 ^ n) (prob nu (fun x => x <= t))); [lra | | | |].
  - intro n. apply measurable_interval.
  - intros n x Hx. pose proof (pow_lt 2 n ltac:(lra)). simpl. nra.
  - intro x. apply power_large, Ht.
  - intro n. apply mass_below. lra.
Qed.

Let below_zero t : t < 0 -> prob nu (fun x => x <= t) = 0.
Proof.
  intro Ht.
  assert (1 - prob nu (fun x => x <= t) = 1); [| lra].
  apply (p_cover (fun n x => ~ x <= t * 2 ^ n)).
  - intro n. apply measurable_not, measurable_interval.
  - intros n x Hx. pose proof (pow_lt 2 n ltac:(lra)). simpl. nra.
  - intro x. destruct (power_large (1 - x) (- t)) as [n Hn]; [lra |]. exists n. lra.
  - intro n. rewrite p_not by (try apply measurable_interval; intro; lra).
    rewrite mass_below by lra. reflexivity.
Qed.

Let inverse_decreases n : / INR (S (S n)) <= / INR (S n).
Proof. apply Rinv_le_contravar; [apply lt_0_INR; lia | apply le_INR; lia]. Qed.

Let inverse_pos n : 0 < / INR (S n).
Proof. apply Rinv_0_lt_compat, lt_0_INR. lia. Qed.

Lemma no_mass_anywhere : False.
Proof.
  assert (Hneg : prob nu (fun x => x < 0) = 0).
  { rewrite (prob_same nu _ (fun x => exists n : nat, x <= - / INR (S n))).
    - apply (p_null (fun n x => x <= - / INR (S n))).
      + intro n. apply measurable_interval.
      + intros n x Hx. pose proof (inverse_decreases n). lra.
      + intro n. apply below_zero. pose proof (inverse_pos n). lra.
    - intro x. split.
      + intro Hx. destruct (archimed_cor1 (- x)) as (N & HN & HN0); [lra |].
        exists (pred N). replace (S (pred N)) with N by lia. lra.
      + intros [n Hn]. pose proof (inverse_pos n). lra. }
  assert (Hpos : prob nu (fun x => 0 < x) = 0).
  { rewrite (prob_same nu _ (fun x => exists n : nat, / INR (S n) < x)).
    - apply (p_null (fun n x => / INR (S n) < x)).
      + intro n. apply m_above.
      + intros n x Hx. pose proof (inverse_decreases n). lra.
      + intro n. apply above_zero, inverse_pos.
    - intro x. split.
      + intro Hx. destruct (archimed_cor1 x) as (N & HN & HN0); [lra |].
        exists (pred N). replace (S (pred N)) with N by lia. lra.
      + intros [n Hn]. pose proof (inverse_pos n). lra. }
  assert (m_neg : measurable nu (fun x => x < 0)).
  { apply (measurable_same nu (fun x => ~ (x = 0 \/ 0 < x))); [intro; lra |].
    apply (measurable_not nu (fun x => x = 0 \/ 0 < x)), m_or; [apply m_zero | apply m_above]. }
  pose proof (prob_add nu (fun x => x < 0) (fun x => x = 0) m_neg m_zero ltac:(intros; lra)) as H1.
  pose proof (prob_add nu (fun x => x < 0 \/ x = 0) (fun x => 0 < x)
    ltac:(apply m_or; assumption) (m_above 0) ltac:(intros; lra)) as H2.
  cbv beta in H1, H2.
  rewrite (prob_same nu (fun x => (x < 0 \/ x = 0) \/ 0 < x) (fun _ => True)) in H2
    by (intro; split; [tauto | lra]).
  rewrite (prob_all nu), H1, Hneg, Hpos, p_zero in H2. lra.
Qed.
End No_stationary_law.

(** X_n = Y_n = 2^-n converges from 1, and no probability whatever is stationary: convergence of the
    backward iterates gives no stationary law without continuity. *)
Theorem discontinuous_no_stationary_law :
  (forall n, backward (fun _ => halve) n 1 = (/ 2) ^ n /\
             forward (fun _ => halve) n 1 = (/ 2) ^ n) /\
  forall nu : Probability, ~ stationary nu halve.
Proof.
  split; [| exact no_mass_anywhere].
  assert (H : forall n, Nat.iter n halve 1 = (/ 2) ^ n).
  { induction n as [| n IH]; [reflexivity |]. simpl. rewrite IH. unfold halve.
    pose proof (pow_lt (/ 2) n ltac:(lra)). destruct (Req_EM_T ((/ 2) ^ n) 0); lra. }
  intro n. rewrite <- H. split; [apply backward_constant |].
  unfold forward. rewrite run_constant, size_rev, size_seq. reflexivity.
Qed.
