//! 要対応: why an entry needs somebody's attention.
//!
//! Owns the list of reasons: the filter, the counts and the view of 要対応 all ask here, so that they
//! agree. Invariants: at the plan's own as-of year and later it goes by what is recorded, before that by
//! what stages and values say, as the rest of the program does; what people have let stand (確認済) is
//! no reason.
//!
//! An action that is done is never late here: what was late about it is over, nobody can act on it any
//! more, and the status 遅れ finds it. If it is recorded as done and its stages are not there, that is a
//! contradiction, until people let it stand. Late are those that are not done: still not there, or there
//! after their time.
//!
//! While years of the plan are to come, what is not due yet is no reason: an action needs attention where
//! it is late or behind the stage planned for that year, an indicator where it is expected to miss its
//! target or behind in its pace. What cannot be told by then, nobody owes.

use crate::plan::{
    Achievement, ActionId, Blanks, Finding, FiscalYear, IndicatorId, NodeId, Outlook, Plan, Provenance, Slip,
    StatusClass, Subject,
};

use super::selection::Selection;

/// One reason for attention. Those of one entry stand in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// An action that is not done, or done in part.
    Unfinished,
    /// An action without a status.
    NoStatus,
    /// An indicator that misses its target.
    Unmet,
    /// An indicator of a running plan that will hardly reach its target: [`Outlook::is_poor`].
    Expected(Outlook),
    /// An indicator without a verdict.
    NoVerdict,
    /// A recorded status or verdict that the stages or values do not bear out.
    Contradictory,
    /// An action behind its plan.
    Late(Slip),
    /// An action whose goal is not due yet, but which is behind the stage planned for the year.
    Lagging,
    /// Years for which 実績 is missing, at least one.
    Missing(Vec<FiscalYear>),
    /// A finding about the plan or a node, by its code.
    Found(&'static str),
}

/// An entry that needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// The entry.
    pub subject: Subject,
    /// Why, at least one reason.
    pub reasons: Vec<Reason>,
}

/// Everything in `selection` that needs attention as of that year, in the order of the document: the
/// plan, then each node, its actions and its indicators.
///
/// The lines about actions and indicators are exactly those that the choice
/// [`Attention`](super::Choice::Attention) leaves of the selection. `findings` are those of the plan; of them the open ones about the plan and
/// its nodes are listed, as long as no earlier year is looked at, in which nobody had made them.
pub fn attention(plan: &Plan, findings: &[Finding], selection: &Selection, as_of: FiscalYear) -> Vec<Attention> {
    let reasons = Reasons::of(plan, as_of);
    let mut found: Vec<(Subject, &'static str)> = findings
        .iter()
        .filter(|finding| as_of >= plan.as_of && is_reason(finding))
        .map(|finding| (finding.subject, finding.code))
        .collect();
    found.sort_by_key(|(subject, _)| *subject);
    let of_subject = |subject: Subject| {
        let start = found.partition_point(|(other, _)| *other < subject);
        let own = found[start..].iter().take_while(move |(other, _)| *other == subject);
        Attention { subject, reasons: own.map(|(_, code)| Reason::Found(code)).collect() }
    };
    let mut all = vec![of_subject(Subject::Plan), of_subject(Subject::Totals)];
    for (id, _) in plan.tree.iter().filter(|(id, _)| selection.shows_node(*id)) {
        if id != NodeId::ROOT {
            all.push(of_subject(Subject::Node(id)));
        }
        let actions = selection.own_actions(&plan.tree, id).iter();
        all.extend(actions.map(|id| Attention { subject: Subject::Action(*id), reasons: reasons.action(*id) }));
        let indicators = selection.own_indicators(&plan.tree, id).iter();
        all.extend(
            indicators.map(|id| Attention { subject: Subject::Indicator(*id), reasons: reasons.indicator(*id) }),
        );
    }
    all.retain(|attention| !attention.reasons.is_empty());
    all
}

/// Whether a finding is a reason for attention to the plan or a node.
pub(super) fn is_reason(finding: &Finding) -> bool {
    let is_about_the_whole = matches!(finding.subject, Subject::Plan | Subject::Totals | Subject::Node(_));
    // How a file is written down says nothing of how far its plan has come.
    is_about_the_whole && finding.is_open() && finding.code != Finding::ENCODING
}

/// Why the actions and indicators of one plan need attention as of some year.
#[derive(Debug, Clone, Copy)]
pub struct Reasons<'a> {
    plan: &'a Plan,
    as_of: FiscalYear,
    blanks: Blanks<'a>,
}

impl<'a> Reasons<'a> {
    /// Of that plan in that year.
    pub fn of(plan: &'a Plan, as_of: FiscalYear) -> Self {
        Self { plan, as_of, blanks: Blanks::of(plan, as_of) }
    }

    /// The plan it is about.
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The year it is about.
    pub fn as_of(&self) -> FiscalYear {
        self.as_of
    }

    /// Why that action needs attention; empty if it does not.
    pub fn action(&self, id: ActionId) -> Vec<Reason> {
        let (plan, as_of, subject) = (self.plan, self.as_of, Subject::Action(id));
        let status = plan.status_of(id, as_of);
        let class = status.verdict.map(|status| status.class);
        let is_done = class == Some(StatusClass::Done);
        let slip = plan.slip_of(id, as_of).beside(class);
        let is_running = plan.is_running(as_of);
        let is_lagging = is_running && class.is_some() && !is_done && !slip.is_late() && plan.lags(id, as_of);
        let is_due = !is_running || is_lagging || slip.is_late() || slip == Slip::Unplanned;
        let mut reasons = Vec::new();
        match class {
            Some(StatusClass::Done) => {}
            Some(StatusClass::Partly | StatusClass::NotDone) if !is_due => {}
            Some(StatusClass::Partly | StatusClass::NotDone) => reasons.push(Reason::Unfinished),
            None if self.lets_blanks_stand(subject) || status.provenance == Provenance::Computed => {}
            None => reasons.push(Reason::NoStatus),
        }
        if as_of >= plan.as_of && plan.status_contradiction(id).is_some() && self.is_open(subject, Finding::STATUS) {
            reasons.push(Reason::Contradictory);
        }
        if slip.is_late() && !is_done {
            reasons.push(Reason::Late(slip));
        }
        if is_lagging {
            reasons.push(Reason::Lagging);
        }
        reasons.extend(self.missing(subject, self.blanks.action(id)));
        reasons
    }

    /// Why that indicator needs attention; empty if it does not.
    pub fn indicator(&self, id: IndicatorId) -> Vec<Reason> {
        let (plan, as_of, subject) = (self.plan, self.as_of, Subject::Indicator(id));
        let mut reasons = Vec::new();
        let standing = plan.verdict_of(id, as_of);
        match (standing.provenance, standing.verdict) {
            // The values of a year before the last are no verdict yet: what counts is where they lead.
            (Provenance::Computed, _) => {
                reasons.extend(plan.outlook(id, as_of).filter(|outlook| outlook.is_poor()).map(Reason::Expected));
            }
            (Provenance::Recorded, Some(Achievement::Met)) => {}
            (Provenance::Recorded, Some(Achievement::Unmet)) => reasons.push(Reason::Unmet),
            (Provenance::Recorded, None) if self.lets_blanks_stand(subject) => {}
            (Provenance::Recorded, None) => reasons.push(Reason::NoVerdict),
        }
        if as_of >= plan.as_of && plan.contradicts(id) {
            reasons.push(Reason::Contradictory);
        }
        reasons.extend(self.missing(subject, self.blanks.indicator(id)));
        reasons
    }

    fn missing(&self, subject: Subject, years: Vec<FiscalYear>) -> Option<Reason> {
        let stands = years.is_empty() || !self.is_open(subject, Finding::MISSING);
        (!stands).then_some(Reason::Missing(years))
    }

    /// Whether people have let it stand that the entry records no status or verdict.
    fn lets_blanks_stand(&self, subject: Subject) -> bool {
        self.as_of >= self.plan.as_of && !self.is_open(subject, Finding::MISSING)
    }

    fn is_open(&self, subject: Subject, code: &str) -> bool {
        self.plan.acceptance(subject, code).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;
    use crate::plan::{Acceptance, Position, Severity, Wording};
    use Reason::{Contradictory, Found, Lagging, Late, Missing, NoStatus, NoVerdict, Unfinished, Unmet};

    fn of_actions(plan: &Plan, year: u16) -> Vec<Vec<Reason>> {
        let reasons = Reasons::of(plan, FiscalYear::starting(year));
        (0..4).map(|at| reasons.action(ActionId(at))).collect()
    }

    fn of_indicators(plan: &Plan, year: u16) -> Vec<Vec<Reason>> {
        let reasons = Reasons::of(plan, FiscalYear::starting(year));
        (0..4).map(|at| reasons.indicator(IndicatorId(at))).collect()
    }

    #[test]
    fn reasons_as_recorded() {
        let plan = plan();
        assert_eq!(
            of_actions(&plan, 2018),
            [
                vec![],
                vec![Unfinished, Late(Slip::Overdue(1))],
                vec![Unfinished, Late(Slip::Overdue(0))],
                vec![NoStatus],
            ]
        );
        assert_eq!(
            of_indicators(&plan, 2018),
            [vec![Unmet], vec![Contradictory], vec![NoVerdict], vec![Contradictory]]
        );
    }

    #[test]
    fn reasons_as_they_stood_in_an_earlier_year() {
        let plan = plan();
        assert_eq!(of_actions(&plan, 2016), [vec![], vec![], vec![Unfinished, Lagging], vec![]]);
        assert_eq!(of_actions(&plan, 2017)[1], [Unfinished, Late(Slip::Overdue(0))]);
        assert_eq!(of_indicators(&plan, 2016), [const { Vec::new() }; 4], "no target is due, no pace can be told");
    }

    /// What is on its way is nobody's business, what will be missed is.
    #[test]
    fn a_running_plan() {
        let mut plan = plan();
        plan.years = (2016..=2020).map(FiscalYear::starting).collect();
        plan.indicators.iter_mut().for_each(|one| one.achievement = None);
        assert_eq!(of_indicators(&plan, 2018)[1], [Reason::Expected(Outlook::Misses)]);
        plan.indicators[0].baseline = Some(crate::plan::Value::Number(0.0).into());
        assert_eq!(of_indicators(&plan, 2018)[0], [Reason::Expected(Outlook::Behind)]);
        assert_eq!(of_indicators(&plan, 2018)[2], [], "a word on its way");
        plan.indicators[1].achievement = Some(Achievement::Unmet);
        assert_eq!(of_indicators(&plan, 2018)[1], [Unmet], "recorded before its time");
        // The goal lies ahead and the stages are as planned, whatever the status.
        plan.actions[2].planned = plan.actions[2].actual.clone();
        let goal = plan.actions[0].planned.0.get(FiscalYear::starting(2017)).cloned();
        plan.actions[2].planned.0.insert(FiscalYear::starting(2020), goal.unwrap());
        assert_eq!(of_actions(&plan, 2018)[2], []);
        plan.actions[2].actual = Default::default();
        plan.actions[2].dashes = plan.years.clone();
        assert_eq!(of_actions(&plan, 2018)[2], [Unfinished, Lagging]);
        assert_eq!(of_actions(&plan, 2018)[3], [NoStatus], "statuses are recorded every year");
    }

    #[test]
    fn a_done_action_that_came_late_is_over() {
        let mut plan = plan();
        let swap = |plan: &mut Plan, status| {
            plan.actions[0].planned = plan.actions[1].planned.clone();
            plan.actions[0].actual = plan.actions[2].planned.clone();
            plan.actions[0].status = status;
            of_actions(plan, 2018).swap_remove(0)
        };
        assert_eq!(swap(&mut plan, Some(0)), []);
        assert!(plan.slip_of(ActionId(0), plan.as_of).is_late());
        assert_eq!(swap(&mut plan, Some(1)), [Unfinished, Late(Slip::Arrived(1))]);
    }

    #[test]
    fn a_done_action_without_its_stages_is_a_contradiction() {
        let mut plan = plan();
        plan.actions[1].status = Some(0);
        assert_eq!(of_actions(&plan, 2018)[1], [Contradictory]);
        let subject = Subject::Action(ActionId(1));
        plan.accepted = vec![Acceptance { subject, code: "status".to_owned(), reason: None }];
        assert_eq!(of_actions(&plan, 2018)[1], []);
    }

    #[test]
    fn blanks_and_what_is_let_stand() {
        let mut plan = plan();
        let year = FiscalYear::starting;
        plan.actions[0].actual = Default::default();
        plan.indicators[0].actual =
            plan.indicators[0].actual.iter().filter(|(at, _)| *at < year(2018)).map(|(y, m)| (y, m.clone())).collect();
        let years = vec![year(2016), year(2017), year(2018)];
        assert_eq!(of_actions(&plan, 2018)[0], [Missing(years)]);
        assert_eq!(of_indicators(&plan, 2018)[0], [Unmet, Missing(vec![year(2018)])]);

        let accept = |subject, code: &str| Acceptance { subject, code: code.to_owned(), reason: None };
        plan.accepted = vec![
            accept(Subject::Action(ActionId(0)), "missing"),
            accept(Subject::Action(ActionId(3)), "missing"),
            accept(Subject::Indicator(IndicatorId(1)), "verdict"),
            accept(Subject::Indicator(IndicatorId(2)), "verdict"),
        ];
        assert_eq!(of_actions(&plan, 2018)[0], []);
        assert_eq!(of_actions(&plan, 2018)[3], []);
        assert_eq!(of_indicators(&plan, 2018)[1..3], [vec![], vec![NoVerdict]], "each by its own code");
    }

    #[test]
    fn one_list_in_the_order_of_the_document() {
        let plan = plan();
        let finding = |code, subject, accepted: Option<&str>| Finding {
            accepted: accepted.map(str::to_owned),
            ..Finding::new(code, Severity::Note, subject, Position::START, Wording::new(""))
        };
        let findings = [
            finding("number-gap", Subject::Node(NodeId(4)), None),
            finding("duplicate-number", Subject::Node(NodeId(4)), Some("")),
            finding("totals", Subject::Totals, None),
            finding("verdict", Subject::Indicator(IndicatorId(1)), None),
        ];
        let list = |year| -> Vec<_> {
            let all = attention(&plan, &findings, &Selection::all(&plan), FiscalYear::starting(year));
            all.into_iter().map(|one| (one.subject, one.reasons.len())).collect()
        };
        use Subject::{Action, Indicator, Node, Totals};
        let entries = [
            (Action(ActionId(1)), 2),
            (Indicator(IndicatorId(0)), 1),
            (Node(NodeId(4)), 1),
            (Action(ActionId(2)), 2),
            (Action(ActionId(3)), 1),
            (Indicator(IndicatorId(1)), 1),
            (Indicator(IndicatorId(2)), 1),
            (Indicator(IndicatorId(3)), 1),
        ];
        assert_eq!(list(2018), [vec![(Totals, 1)], entries.to_vec()].concat());
        assert!(!list(2016).iter().any(|(subject, _)| matches!(subject, Totals | Node(_))), "nobody had found it then");
        let all = attention(&plan, &findings, &Selection::all(&plan), plan.as_of);
        assert_eq!(all[0].reasons, [Found("totals")]);
    }
}
