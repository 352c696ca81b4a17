// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/TryRecipe.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QTabWidget;

namespace sealwright::editor {
class CodeEditor;
}

namespace sealwright::inspector {
class SignatureView;
}

namespace sealwright::widgets {
class ElidedLabel;
class HeaderTable;
class Pill;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::recipes {

/// A request signed with the recipe that is being written, with a throw-away key, and the verdict about that
/// very request; made anew a moment after each change of either. The request can be edited; until then it is
/// the sample that fits the recipe.
class RecipeExampleView final : public QWidget
{
    Q_OBJECT

public:
    explicit RecipeExampleView(flow::TryRecipe &attempt, QWidget *parent = nullptr);
    ~RecipeExampleView() override;

    /// Another recipe: the request starts from its sample again.
    void start(const QByteArray &text);
    /// The recipe was changed.
    void setText(const QByteArray &text);
    /// It has mistakes: there is no example until they are mended.
    void setMistaken(const QByteArray &text);

Q_SIGNALS:
    void shown(); ///< an example, or why there is none

private:
    QWidget *buildRequest();
    void connectRequest();
    void fillRequest(const http::Request &request);
    http::Request request() const;
    void noteEdit();
    static QCoro::Task<> run(RecipeExampleView *view, std::shared_ptr<bool> alive, int round);
    void show(const flow::RecipeExample &example);
    void showFailure(const base::Error &error);
    void showKey(const flow::ExampleKey &key);

    flow::TryRecipe &m_try;
    QByteArray m_text;
    bool m_isOwnRequest = false; ///< the user edited it
    bool m_filling = false;
    int m_round = 0; ///< answers of an earlier round are not of interest
    QTimer m_delay;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);

    widgets::Pill *m_verdict;
    widgets::PlainLabel *m_verdictSentence;
    QTabWidget *m_exampleTabs;
    inspector::SignatureView *m_steps;
    QComboBox *m_exampleMethod;
    QLineEdit *m_exampleUrl;
    widgets::HeaderTable *m_exampleHeaders;
    editor::CodeEditor *m_exampleBody;
    widgets::ElidedLabel *m_exampleKey;
};

} // namespace sealwright::recipes
