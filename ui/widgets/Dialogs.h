// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

class QWidget;

namespace sealwright::widgets {

/// The one door to questions and file choosers. All are window-modal and answer by calling back: none waits
/// in a nested event loop. In tests `setNextAnswer` and `setNextFileName` answer at once, and nothing
/// appears.
class Dialogs
{
public:
    enum class Answer { Accept, Reject, Other };
    enum class Danger { No, Yes };

    struct Question
    {
        QString title;
        QString sentence;
        QString detail; ///< smaller, below: the code, the path
        QString accept; ///< the button's word, a verb: "Delete"
        QString other;  ///< a third way; empty: none
        Danger danger = Danger::No;
    };

    static void ask(QWidget *parent, const Question &question, std::function<void(Answer)> then);
    /// One sentence and a button to close it.
    static void tell(QWidget *parent, const QString &title, const QString &sentence,
                     const QString &detail = {}, std::function<void()> then = {});
    /// One line of text; nothing when cancelled.
    static void askText(QWidget *parent, const QString &title, const QString &label, const QString &initial,
                        std::function<void(std::optional<QString>)> then);
    static void openFile(QWidget *parent, const QString &title, std::function<void(QString)> then);
    static void saveFile(QWidget *parent, const QString &title, const QString &suggested,
                         std::function<void(QString)> then);

    struct PassphraseRequest
    {
        QString title;
        QString sentence;
        QString detail;
        QString accept;     ///< the button's word
        bool isNew = false; ///< chosen now: it is typed twice
        bool wasWrong = false;
        std::function<QString(QByteArrayView)> judge =
            {}; ///< a hint about what was typed so far; may be empty
    };

    /// Never empty; nothing when cancelled.
    static void askPassphrase(QWidget *parent, const PassphraseRequest &request,
                              std::function<void(std::optional<base::SecretBytes>)> then);

    /// The next `ask` gets this answer.
    static void setNextAnswer(Answer answer);
    /// The next `askText` gets this text.
    static void setNextText(const QString &text);
    /// The next file chooser gets this path; empty: cancelled.
    static void setNextFileName(const QString &path);
    /// The next `askPassphrase` gets this; empty: cancelled.
    static void setNextPassphrase(const QByteArray &passphrase);
    /// The sentence of the dialog that was shown or answered last.
    static QString lastSentence();
};

} // namespace sealwright::widgets
