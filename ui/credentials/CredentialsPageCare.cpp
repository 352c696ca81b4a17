// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "ui/credentials/CredentialEditor.h"
#include "ui/credentials/CredentialTable.h"
#include "ui/credentials/CredentialsPage.h"
#include "ui/credentials/OrphanLine.h"
#include "ui/models/CredentialListModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ChoiceField.h"
#include "ui/widgets/PlainLabel.h"

#include <QPointer>
#include <QStackedWidget>

#include <set>

// What the page says of credentials beside their files: how they were used, and which are due for rotation;
// and what it does when other hands change the files.
namespace sealwright::credentials {
namespace {

using std::chrono::days;
using widgets::Choice;

/// Offered beside the age that is chosen.
constexpr days kAges[] = {days(30), days(90), days(180), days(365)};

QString idOf(std::optional<days> age)
{
    return QString::number(age ? age->count() : 0);
}

} // namespace

void CredentialsPage::connectCare()
{
    connect(m_grouping, &widgets::ChoiceField::activated, this, &CredentialsPage::chooseGrouping);
    connect(m_reminder, &widgets::ChoiceField::activated, this, &CredentialsPage::chooseReminder);
    connect(&m_care.usage, &flow::UsageLog::changed, this, [this] {
        if (isVisible()) {
            tellUsage();
        }
    });
    connect(&m_care.watch, &flow::WatchCredentials::changed, this, [this] {
        if (isVisible()) {
            noticeChanges();
        }
    });
    connect(m_orphanLine, &OrphanLine::showWanted, this, &CredentialsPage::showOrphans);
    connect(m_editor, &CredentialEditor::reloadWanted, this, [this] {
        m_editor->revert();
        reload();
    });
}

QCoro::Task<> CredentialsPage::tellUsage()
{
    const QPointer<CredentialsPage> self(this);
    auto telling = m_care.usage.totals();
    auto totals = co_await telling;
    if (self) {
        // Why it cannot be told is said where it failed to be kept; here nothing is claimed.
        m_model->setUsage(totals ? std::optional(std::move(*totals)) : std::nullopt);
    }
}

void CredentialsPage::showReminder()
{
    const auto age = m_care.reminder.age();
    const std::optional<days> chosen = age ? *age : std::nullopt;
    m_model->setRotateAfter(chosen);
    std::vector<Choice> choices{{tr("never"), idOf(std::nullopt), {}}};
    std::set<days> ages(std::begin(kAges), std::end(kAges));
    if (chosen) {
        ages.insert(*chosen);
    }
    for (const days each : ages) {
        choices.push_back({tr("%1 days").arg(each.count()), idOf(each), {}});
    }
    m_reminder->setChoices(choices);
    m_reminder->choose(idOf(chosen));
    m_reminder->setEnabled(age.has_value());
    const int due = m_model->dueCount();
    m_dueNote->setText(due == 0 ? QString() : tr("%1 due").arg(due));
    m_dueNote->setVisible(due > 0);
}

void CredentialsPage::chooseReminder()
{
    const int chosen = m_reminder->chosen().toInt();
    storeReminder(chosen == 0 ? std::nullopt : std::optional(days(chosen)));
}

QCoro::Task<> CredentialsPage::storeReminder(std::optional<days> age)
{
    const QPointer<CredentialsPage> self(this);
    auto setting = m_care.reminder.setAge(age);
    const base::Result<void> set = co_await setting;
    if (!self) {
        co_return;
    }
    if (!set) {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(set.error()), tr("Try again"));
    }
    showReminder();
}

void CredentialsPage::chooseGrouping()
{
    using enum models::CredentialOrder::Grouping;
    const QString by = m_grouping->chosen();
    m_table->setGrouping(by.isEmpty() ? None : by == QLatin1String("kind") ? Kind : Environment);
}

void CredentialsPage::noticeChanges()
{
    const QString current = shownId();
    readListing();
    if (m_right->currentWidget() != m_editor) {
        showChosen(current);
        return;
    }
    const flow::CredentialSummary *now = m_model->summaryAt(m_model->rowOf(current));
    if (m_editor->isDraft() || !m_editor->isOvertakenBy(now)) {
        return; // nothing of it changed: whoever is at a field stays there
    }
    if (hasUnsaved()) {
        m_editor->offerReload(now == nullptr);
    } else {
        showChosen(current);
    }
}

} // namespace sealwright::credentials
