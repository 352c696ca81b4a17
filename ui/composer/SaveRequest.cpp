// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/SaveRequest.h"

#include "app/text/Describe.h"
#include "app/text/DescribeTyped.h"
#include "ui/widgets/Dialogs.h"

#include <QPointer>

#include <algorithm>

namespace sealwright::composer {
namespace {

using widgets::Dialogs;
using Then = std::function<void(SavedOutcome)>;

void tellWhyNot(QWidget *parent, const base::Error &error, const Then &then)
{
    Dialogs::tell(parent, QWidget::tr("The request could not be saved"), text::describe(error));
    then({});
}

QString remarkOf(const flow::KeepRequest &keep)
{
    const std::optional<flow::NotCompared> rest = keep.notCompared();
    return rest ? text::describe(*rest) : QString();
}

QCoro::Task<> saveAsTyped(QPointer<QWidget> parent, flow::KeepRequest &keep, workspace::SavedRequest request,
                          Then then)
{
    auto saving = keep.save(std::move(request), flow::PlainSecrets::AsTyped);
    const base::Result<workspace::SavedRequest> saved = co_await saving;
    if (!parent) {
        co_return;
    }
    if (!saved) {
        tellWhyNot(parent, saved.error(), then);
        co_return;
    }
    SavedOutcome outcome;
    outcome.saved = *saved;
    outcome.remark = remarkOf(keep);
    then(outcome);
}

QCoro::Task<> saveWithSecretsKept(QPointer<QWidget> parent, flow::KeepRequest &keep,
                                  workspace::SavedRequest request, std::vector<flow::TypedSecret> found,
                                  QString environment, Then then)
{
    auto keeping = keep.keepAsSecrets(std::move(request), std::move(found), std::move(environment));
    const base::Result<flow::MoveTypedSecrets::Moved> moved = co_await keeping;
    if (!parent) {
        co_return;
    }
    if (!moved) {
        tellWhyNot(parent, moved.error(), then);
        co_return;
    }
    SavedOutcome outcome;
    outcome.saved = moved->request;
    outcome.environment = moved->environment;
    outcome.remark = remarkOf(keep);
    then(outcome);
}

QString whatKeepingDoes(const std::vector<flow::TypedSecret> &found, const QString &environment)
{
    if (std::ranges::all_of(found, &flow::TypedSecret::isMadeByCredential)) {
        return QWidget::tr("Kept as a secret, the header is taken out: the credential makes it.");
    }
    return environment.isEmpty()
               ? QWidget::tr(
                     "Kept as a secret, it becomes a secret variable of the environment “Default”, which is "
                     "chosen then, and {{its name}} stands in the request.")
               : QWidget::tr(
                     "Kept as a secret, it becomes a secret variable of the chosen environment, and {{its "
                     "name}} stands in the request.");
}

} // namespace

QCoro::Task<> saveRequest(QWidget *parent, flow::KeepRequest &keep, workspace::SavedRequest request,
                          QString environment, std::function<void(SavedOutcome)> then)
{
    const QPointer<QWidget> self(parent);
    auto looking = keep.typedSecrets(request);
    const std::vector<flow::TypedSecret> found = co_await looking;
    if (!self) {
        co_return;
    }
    if (found.empty()) {
        saveAsTyped(self, keep, std::move(request), std::move(then));
        co_return;
    }
    const bool isInName = std::ranges::any_of(
        found, [](const flow::TypedSecret &typed) { return typed.where == flow::TypedSecret::Where::Name; });
    Dialogs::Question question;
    question.title = QWidget::tr("Save a secret in plain text?");
    question.sentence = text::typedSentence(found);
    if (isInName) {
        question.detail = QWidget::tr("Nothing can stand for a secret in a name. Choose another name.");
        question.accept = QWidget::tr("Save as typed");
        question.danger = Dialogs::Danger::Yes;
    } else {
        question.detail = whatKeepingDoes(found, environment);
        question.accept = QWidget::tr("Keep it as a secret");
        question.other = QWidget::tr("Save as typed");
    }
    Dialogs::ask(self, question,
                 [self, &keep, request, found, environment, isInName, then](Dialogs::Answer answer) {
                     if (!self) {
                         return;
                     }
                     if (answer == Dialogs::Answer::Reject) {
                         then({});
                     } else if (answer == Dialogs::Answer::Other || isInName) {
                         saveAsTyped(self, keep, request, then);
                     } else {
                         saveWithSecretsKept(self, keep, request, found, environment, then);
                     }
                 });
}

} // namespace sealwright::composer
