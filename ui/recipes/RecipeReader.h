// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindRecipe.h"

#include <QScrollArea>

class QVBoxLayout;

namespace sealwright::recipes {

/// One recipe read aloud: what it does in words, what it sends and signs with the parts in their colours,
/// what a receiver has to do, where it is from, and its document. Of a file that cannot be used: every
/// mistake with its line.
class RecipeReader final : public QScrollArea
{
    Q_OBJECT

public:
    explicit RecipeReader(QWidget *parent = nullptr);

    void showRecipe(const signing::Recipe &recipe);
    void showBroken(const workspace::BrokenFile &file, const std::vector<base::Error> &mistakes);

Q_SIGNALS:
    void credentialWanted();
    void duplicateWanted();
    void editWanted();
    void removeWanted();

private:
    void addTitle(QVBoxLayout *page, const signing::Recipe &recipe,
                  const base::Result<signing::CompiledRecipe> &compiled);
    void addActions(QVBoxLayout *page, const signing::Recipe &recipe);
    static void addWords(QVBoxLayout *page, const signing::CompiledRecipe &recipe);
    static void addPlaces(QVBoxLayout *page, const signing::CompiledRecipe &recipe);
    static void addSource(QVBoxLayout *page, const signing::Recipe &recipe);
    static void addDocument(QVBoxLayout *page, const signing::Recipe &recipe);
};

} // namespace sealwright::recipes
