#include "authoring/map_chunks.h"

#include <numeric>

namespace fl {

namespace {

void split(ShapeGroup group, const std::vector<SheetPoint>& centres,
           const std::vector<std::size_t>& weights, std::size_t limit,
           std::vector<ShapeGroup>& groups) {
    std::size_t total = 0;
    SheetRing places;
    for (const std::uint8_t shape : group) {
        total += weights[shape];
        places.push_back(centres[shape]);
    }
    if (total <= limit || group.size() == 1) {
        std::sort(group.begin(), group.end());
        groups.push_back(std::move(group));
        return;
    }
    const SheetRect box = extent_of(places);
    const bool wide = box.max_x - box.min_x > box.max_y - box.min_y;
    std::stable_sort(group.begin(), group.end(), [&](std::uint8_t a, std::uint8_t b) {
        return wide ? centres[a].x < centres[b].x : centres[a].y < centres[b].y;
    });
    std::size_t before = 0;
    auto middle = group.begin();
    while (middle + 1 != group.end() && before + weights[*middle] / 2 < total / 2) {
        before += weights[*middle++];
    }
    middle = std::max(middle, group.begin() + 1);
    split({group.begin(), middle}, centres, weights, limit, groups);
    split({middle, group.end()}, centres, weights, limit, groups);
}

} // namespace

std::vector<ShapeGroup> group_by_place(const std::vector<SheetPoint>& centres,
                                       const std::vector<std::size_t>& weights, std::size_t limit) {
    ShapeGroup all;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] > 0) {
            all.push_back(static_cast<std::uint8_t>(i));
        }
    }
    std::vector<ShapeGroup> groups;
    if (!all.empty()) {
        split(std::move(all), centres, weights, limit, groups);
    }
    return groups;
}

} // namespace fl
