#pragma once

#include "support/sight.h"
#include "walk/walker.h"

#include <functional>
#include <map>
#include <set>

namespace fl::test {

/// Something that a visitor may want to know.
struct Goal {
    std::string name;
    std::function<bool(const Walker&)> reached;
    std::optional<int> taps{}; // least, from attract
    std::string way{};
};

/// Touches everything from everywhere, breadth first, so that the first way found is a shortest
/// one. Of many alike (states, events) all are touched where they are first met and some elsewhere.
class Walk {
  public:
    Walk(const OwnWorld& world, SizePx size);

    void add_goal(Goal goal) { goals_.push_back(std::move(goal)); }
    /// @param most  places to go on from; with fewer than there are, not everything is reached
    void run(std::size_t most);
    void print() const;

    const std::set<SceneId>& scenes() const { return scenes_; }
    const std::vector<Goal>& goals() const { return goals_; }
    const Complaints& complaints() const { return complaints_; }
    std::string way_to(std::size_t place, const std::string& then) const;

  private:
    void arrive(std::size_t from, const std::string& by);
    void look_around(std::size_t place);
    void try_all(std::size_t place);
    void try_one(std::size_t place, const Touchable& touchable, const std::string& before);
    void leave(std::size_t place);
    void wait(std::size_t place);
    std::vector<Touchable> chosen(std::vector<Touchable> all);
    void check_sizes(const std::string& where);
    void complain(const std::string& what);

    const OwnWorld& world_;
    SizePx size_;
    Walker walker_;
    std::vector<Place> places_;
    std::vector<std::string> names_;
    std::set<std::string> known_, seen_, told_;
    std::set<SceneId> scenes_, waited_;
    std::set<std::string> nodes_;
    std::vector<Goal> goals_;
    Complaints complaints_;
    int taps_ = 0, others_ = 0;
};

} // namespace fl::test
