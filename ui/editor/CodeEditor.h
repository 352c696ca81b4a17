// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/JsonCheck.h"
#include "ui/widgets/HoverMark.h"

#include <QByteArray>
#include <QWidget>

#include <memory>

namespace sealwright::editor {

/// Edits bytes as UTF-8 text: line numbers, JSON colours, folding, matching braces, Ctrl+F. What `setBytes`
/// was given comes back from `bytes` unchanged, NUL, CRLF and a byte order mark included.
///
/// What would make the window slow it does without, and says so (`view`): a large text has no colours; a text
/// with lines too long to lay out, and bytes that are not UTF-8, are shown and cannot be edited, only laid
/// out as JSON or replaced.
class CodeEditor final : public QWidget
{
    Q_OBJECT

public:
    enum class View {
        Coloured,
        Plain, ///< edited without colours, folding and braces
        Fixed, ///< only shown
    };
    Q_ENUM(View)

    explicit CodeEditor(QWidget *parent = nullptr);
    ~CodeEditor() override;

    /// For text that is no JSON: no colours, nothing checked, and line ends stay as they were pasted.
    void setPlainText();

    void setBytes(const QByteArray &bytes);
    QByteArray bytes() const;
    qint64 size() const;

    View view() const;
    bool isText() const;

    /// As of the last check; it follows typing after a moment.
    JsonState jsonState() const;
    /// Lays the text out anew when it is valid JSON, as one step that can be undone: at once, or, when the
    /// text is large, as soon as it was checked.
    void beautify();

    /// Marks stretches of the text, a moment after each change. Not in a text over `kMarkedLimit`, nor in one
    /// that is only shown.
    void setMarker(widgets::HoverMarker marker);
    static constexpr qsizetype kMarkedLimit = qsizetype{1024} * 1024;

    void showFind();
    void goTo(int line, int column);

Q_SIGNALS:
    void edited(); ///< by the user, not by `setBytes`
    void sizeChanged(qint64 bytes);
    void jsonStateChanged(const sealwright::editor::JsonState &state);
    void viewChanged(sealwright::editor::CodeEditor::View view);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void load(const QByteArray &bytes);
    void hold(const QByteArray &bytes);
    void takePaste(const QByteArray &whole, const QByteArray &before);
    void makeRoomFor(qint64 size);
    void noteEdit();
    void check(JsonCheck::Also also = JsonCheck::Also::Nothing);
    void mark();
    void take(const JsonState &state, qint64 offset);
    void takeLaidOut(const QByteArray &better);
    void explain();
    void offer(const QString &sentence, const QString &first, void (CodeEditor::*firstDo)(),
               const QString &second, void (CodeEditor::*secondDo)());
    void startOver();
    void goBack();
    void showView();
    void find(const QString &text, bool forward);
    void hideFind();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sealwright::editor
