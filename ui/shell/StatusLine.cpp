// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusLine.h"

#include "app/text/Describe.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDir>
#include <QPainter>

namespace sealwright::shell {
namespace {

/// With `~` for the user's home, as people write it.
QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    return path == home || path.startsWith(QString(home % QLatin1Char('/')))
               ? QString(QLatin1Char('~') % path.mid(home.size()))
               : path;
}

/// It works, and the user or nobody unlocked it.
bool isLockedKeychain(const flow::StoreState &state)
{
    return state.trouble &&
           (state.trouble->is(vault::VaultError::Denied) || state.trouble->is(vault::VaultError::Locked));
}

} // namespace

StatusLine::StatusLine(const QString &workspaceFolder, QWidget *parent)
    : QWidget(parent)
    , m_store(new widgets::PlainLabel)
    , m_workspace(new widgets::ElidedLabel(tr("Workspace: %1").arg(shortPath(workspaceFolder))))
    , m_environment(new widgets::ElidedLabel)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, 1, theme::kMargin, 0);
    layout->setSpacing(theme::kGap * 2);
    setFixedHeight(qMax(26, QFontMetrics(theme::smallFont()).height() + 10));
    m_store->setObjectName(QStringLiteral("store"));
    m_store->setFont(theme::smallFont());
    m_workspace->setObjectName(QStringLiteral("workspace"));
    m_workspace->setFont(theme::smallFont());
    m_workspace->setToken(theme::Token::Dim);
    layout->addWidget(m_store);
    layout->addWidget(m_workspace, 1);
    m_environment->setObjectName(QStringLiteral("chosenEnvironment"));
    m_environment->setFont(theme::smallFont());
    m_environment->setToken(theme::Token::Dim);
    m_environment->setMaximumWidth(240);
    layout->addWidget(m_environment);
    for (const QString &words :
         {tr("Ctrl+K commands"), tr("Sealwright %1").arg(QCoreApplication::applicationVersion())}) {
        auto *label = new widgets::PlainLabel(words);
        label->setFont(theme::smallFont());
        label->setToken(theme::Token::Dim);
        layout->addWidget(label);
    }
    showStore({}, false);
    showEnvironment({});
}

void StatusLine::showStore(const flow::StoreState &state, bool waiting)
{
    const QString place = text::describe(state.kind);
    QString words;
    theme::Token token = theme::Token::Dim;
    if (waiting) {
        words = tr("Secrets: waiting for %1").arg(place);
        token = theme::Token::Warn;
    } else if (!state.checked) {
        words = tr("Secrets: in %1, not looked at yet").arg(place);
    } else if (state.locked || isLockedKeychain(state)) {
        words = tr("● Secrets: in %1, which is locked").arg(place);
        token = theme::Token::Warn;
    } else if (state.trouble) {
        words = tr("● Secrets cannot be kept: %1 does not work").arg(place);
        token = theme::Token::Bad;
    } else {
        words = state.kind == vault::StoreKind::VaultFile ? tr("● Secrets: in %1, unlocked").arg(place)
                                                          : tr("● Secrets: in %1").arg(place);
        token = state.kind == vault::StoreKind::Session ? theme::Token::Warn : theme::Token::Ok;
    }
    m_store->setText(words);
    m_store->setToken(token);
    widgets::setPlainToolTip(m_store, state.trouble ? text::describe(*state.trouble) : words);
}

void StatusLine::showEnvironment(const QString &name)
{
    m_environment->setText(name.isEmpty() ? tr("No environment") : tr("Environment: %1").arg(name));
}

QString StatusLine::storeText() const
{
    return m_store->text();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Token::Panel));
    painter.fillRect(0, 0, width(), 1, theme::color(theme::Token::Line));
}

} // namespace sealwright::shell

#include "moc_StatusLine.cpp"
