// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/HoverMark.h"

#include <QByteArray>

// QScintilla's headers are written with the keywords that we do without.
#define slots Q_SLOTS
#define signals Q_SIGNALS
#include <Qsci/qsciscintilla.h>
#undef slots
#undef signals

#include <functional>

class QsciLexerJSON;

namespace sealwright::editor {

/// QScintilla as the house wears it: bytes in and out, the colours of the theme, the keys of the page left
/// alone. Never takes in what would make it slow (see `BodyFit`).
class ScintillaText final : public QsciScintilla
{
public:
    explicit ScintillaText(QWidget *parent = nullptr);

    QByteArray bytes() const;
    qint64 size() const;
    /// Takes the place of all there is; can be undone.
    void replaceAll(const QByteArray &bytes);
    /// The same as from the beginning: nothing to undo, caret at the start.
    void load(const QByteArray &bytes);

    /// JSON colours, folding and matching braces.
    void setColoured(bool coloured);

    bool isColoured() const { return m_isColoured; }

    /// Lines that are too long for the view go on below. Takes its time with a large text.
    void setWrapped(bool wrapped);

    /// Line ends stay as they are pasted, mixed as they may be. Else all become those of the text.
    void setPastedExactly(bool exactly) { m_isPastedExactly = exactly; }

    /// Colours and fonts as the theme has them now.
    void dress();
    /// Underlines the byte at `offset`; none below 0.
    void markError(qint64 offset);

    /// In their order. They move along with the text until they are set anew; those beyond the first few
    /// thousand are left out.
    void setMarks(const std::vector<widgets::HoverMark> &marks);

    /// What the editor around it says and does.
    struct Hooks
    {
        /// Says what marked bytes stand for: the tool tip over them.
        std::function<QString(QByteArrayView)> describeMarked{};
        /// Gets the whole text that a paste would have made, when that is too wide; the paste is not done.
        std::function<void(const QByteArray &)> tooWide{};
        /// Is told how large the text is going to be, before something is pasted.
        std::function<void(qint64)> growing{};
    };

    void setHooks(Hooks hooks) { m_hooks = std::move(hooks); }

    void describeMarkedBy(std::function<QString(QByteArrayView)> describe)
    {
        m_hooks.describeMarked = std::move(describe);
    }

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QByteArray fromMimeData(const QMimeData *source, bool &rectangular) const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void dressLexer();
    void dressMarks();
    /// The marked bytes around a place of the viewport; empty when there are none.
    QByteArray markedAt(const QPoint &place) const;
    void fitMargin();
    void insertExactly(const QByteArray &bytes) const;

    QsciLexerJSON *m_lexer;
    bool m_isColoured = true;
    bool m_isWrapped = false;
    bool m_isPastedExactly = false;
    bool m_isDropping = false;
    Hooks m_hooks;
};

} // namespace sealwright::editor
