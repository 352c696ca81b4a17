// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FieldForm.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/PlainLabel.h"

#include <QGridLayout>

namespace sealwright::widgets {
namespace {

constexpr int kRowGap = 6;

} // namespace

FieldForm::FieldForm(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::kMargin);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnMinimumWidth(0, kFieldLabelWidth);
    m_grid->setColumnStretch(1, 1);
}

void FieldForm::addGroup(const QString &title)
{
    auto *label = new SectionLabel(title);
    label->setContentsMargins(0, theme::kMargin, 0, theme::kSmallGap);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 2);
}

void FieldForm::addRow(const QByteArray &field, const QString &label, QWidget *control, const QString &help)
{
    auto *caption = new PlainLabel(label);
    caption->setBuddy(control);
    caption->setMinimumHeight(theme::kControlHeight);
    auto *hint = new HintLabel;
    hint->setObjectName(QString(control->objectName() % QLatin1String("Hint")));
    hint->setWordWrap(true);
    hint->setContentsMargins(0, 0, 0, kRowGap);
    const int row = m_grid->rowCount();
    m_grid->addWidget(caption, row, 0, Qt::AlignTop);
    m_grid->addWidget(control, row, 1);
    m_grid->addWidget(hint, row + 1, 1);
    caption->show();
    control->show();
    const auto [added, isNew] = m_rows.insert_or_assign(field, Row{caption, control, hint, help, {}, row});
    showHint(added->second, {});
}

void FieldForm::removeRow(const QByteArray &field)
{
    const auto found = m_rows.find(field);
    if (found == m_rows.end()) {
        return;
    }
    for (QWidget *widget : {static_cast<QWidget *>(found->second.label), found->second.control,
                            static_cast<QWidget *>(found->second.hint)}) {
        m_grid->removeWidget(widget);
        widget->hide();
        widget->deleteLater();
    }
    m_grid->setRowMinimumHeight(found->second.line + 1, 0);
    m_rows.erase(found);
}

void FieldForm::setRowVisible(const QByteArray &field, bool visible)
{
    const auto found = m_rows.find(field);
    if (found == m_rows.end()) {
        return;
    }
    Row &row = found->second;
    row.visible = visible;
    row.label->setVisible(visible);
    row.control->setVisible(visible);
    showHint(row, {});
}

void FieldForm::setHelp(const QByteArray &field, const QString &help)
{
    const auto found = m_rows.find(field);
    if (found != m_rows.end()) {
        found->second.help = help;
        showHint(found->second, {});
    }
}

void FieldForm::setWarning(const QByteArray &field, const QString &sentence)
{
    const auto found = m_rows.find(field);
    if (found != m_rows.end() && found->second.warning != sentence) {
        found->second.warning = sentence;
        showHint(found->second, {});
    }
}

bool FieldForm::setProblem(const QByteArray &field, const QString &sentence)
{
    const auto found = m_rows.find(field);
    if (found == m_rows.end() || !found->second.visible) {
        return false;
    }
    showHint(found->second, sentence);
    return true;
}

void FieldForm::clearProblems()
{
    for (auto &[field, row] : m_rows) {
        showHint(row, {});
    }
}

QWidget *FieldForm::control(const QByteArray &field) const
{
    const auto found = m_rows.find(field);
    return found == m_rows.end() ? nullptr : found->second.control;
}

void FieldForm::showHint(Row &row, const QString &problem)
{
    const bool hasProblem = !problem.isEmpty();
    const bool hasWarning = !hasProblem && !row.warning.isEmpty();
    const QString text = hasProblem ? problem : hasWarning ? row.warning : row.help;
    row.hint->setText(text);
    row.hint->setToken(hasProblem ? theme::Token::Bad : hasWarning ? theme::Token::Warn : theme::Token::Dim);
    row.hint->setVisible(row.visible && !text.isEmpty());
    m_grid->setRowMinimumHeight(row.line + 1, row.visible ? kRowGap : 0);
    row.control->setAccessibleDescription(text);
    theme::markInvalid(row.control, hasProblem);
}

} // namespace sealwright::widgets

#include "moc_FieldForm.cpp"
