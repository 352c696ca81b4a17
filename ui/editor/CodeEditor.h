// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

#include <memory>

namespace sealwright::editor {

/// What the text is as JSON.
struct JsonState
{
    enum class Kind {
        Empty,
        Valid,
        Invalid,
        Unchecked, ///< not text, or over 2 MB: too large to be parsed at every key
    };
    Kind kind = Kind::Empty;
    int line = 0; ///< from 1, when invalid
    int column = 0;
    QString reason; ///< the parser's word

    bool operator==(const JsonState &) const = default;
};

/// Edits bytes as UTF-8 text: line numbers, JSON colours, folding, matching braces, Ctrl+F. What `setBytes`
/// was given comes back from `bytes` unchanged, NUL, CRLF and a byte order mark included; bytes that are not
/// UTF-8 are shown as hexadecimal blobs and cannot be edited, only replaced.
class CodeEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit CodeEditor(QWidget *parent = nullptr);
    ~CodeEditor() override;

    void setBytes(const QByteArray &bytes);
    QByteArray bytes() const;
    qint64 size() const;

    void setReadOnly(bool readOnly);
    /// Also true while it holds bytes that are not UTF-8.
    bool isReadOnly() const;
    bool isText() const;

    /// As of the last check; it follows typing after a moment.
    JsonState jsonState() const;
    /// Lays valid JSON out anew, as one step that can be undone; false when it is not valid.
    bool beautify();

    void showFind();
    void goTo(int line, int column);

Q_SIGNALS:
    void edited(); ///< by the user, not by `setBytes`
    void sizeChanged(qint64 bytes);
    void jsonStateChanged(const sealwright::editor::JsonState &state);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void check();
    void find(const QString &text, bool forward);
    void hideFind();
    void dress();
    void fitMargin();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sealwright::editor
