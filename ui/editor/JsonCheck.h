// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QString>

#include <optional>

namespace sealwright::editor {

/// What a text is as JSON.
struct JsonState
{
    enum class Kind {
        Empty,
        Valid,
        Invalid,
        Unchecked, ///< not text, or over `JsonCheck::kLimit`
    };
    Kind kind = Kind::Empty;
    int line = 0; ///< from 1, when invalid
    int column = 0;
    QString reason; ///< the parser's word

    bool operator==(const JsonState &) const = default;
};

/// Finds out what a text is as JSON without holding up the event loop: a small text at once, a large one on a
/// thread of the global pool. The answer to an earlier text is never given after a later one was started.
class JsonCheck final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kLimit = qsizetype{16} * 1024 * 1024;

    explicit JsonCheck(QObject *parent = nullptr);

    enum class Also { Nothing, LayOut };

    /// `checked` follows, and `laidOut` when that was asked for and the text is valid: before this returns
    /// when the text is small.
    void start(const QByteArray &text, Also also = Also::Nothing);

    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    /// `offset` is the byte that is wrong, or -1.
    void checked(const sealwright::editor::JsonState &state, qint64 offset);
    void laidOut(const QByteArray &json);

private:
    struct Outcome
    {
        JsonState state;
        qint64 offset = -1;
        std::optional<QByteArray> laidOut;
    };

    static Outcome outcomeOf(const QByteArray &text, Also also);
    void tell(const Outcome &outcome);

    QFutureWatcher<Outcome> m_watcher;
    bool m_isRunning = false;
};

} // namespace sealwright::editor
