// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/NoteList.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace sealwright::tokens {
namespace {

class WarningSign final : public QWidget
{
public:
    WarningSign()
        : m_icon(theme::icon(theme::Icon::Warning, theme::Token::Warn))
    {
        setFixedSize(theme::kIconSize, theme::kIconSize + 3);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, 0, 2, theme::kIconSize, theme::kIconSize);
    }

private:
    QIcon m_icon;
};

} // namespace

NoteList::NoteList(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    hide();
}

void NoteList::setNotes(std::vector<Note> notes)
{
    if (notes == m_notes) {
        return;
    }
    m_notes = std::move(notes);
    if (m_rows != nullptr) {
        m_rows->hide();
        m_rows->deleteLater();
    }
    m_rows = new QWidget;
    auto *grid = new QGridLayout(m_rows);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(theme::kGap);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (const Note &note : m_notes) {
        const int row = grid->rowCount();
        grid->addWidget(new WarningSign, row, 0, Qt::AlignTop);
        auto *sentence = new widgets::PlainLabel(note.sentence);
        sentence->setObjectName(QStringLiteral("noteSentence"));
        sentence->setWordWrap(true);
        sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(sentence, row, 1, Qt::AlignTop);
        auto *code = new widgets::HintLabel(note.code);
        code->setObjectName(QStringLiteral("noteCode"));
        code->setWordWrap(false);
        grid->addWidget(code, row, 2, Qt::AlignTop);
    }
    layout()->addWidget(m_rows);
    m_rows->show(); // a layout would show it only when the event loop turns
    setVisible(!m_notes.empty());
}

} // namespace sealwright::tokens

#include "moc_NoteList.cpp"
