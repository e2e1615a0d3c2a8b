#include "state/nodes.h"

#include <algorithm>

namespace fl {
namespace {

constexpr std::size_t block_size = 8192, hash_digits = 8;
constexpr NodeKey fnv_start = 0xcbf29ce484222325ULL;

NodeKey fnv1a(NodeKey hash, std::string_view text) {
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

} // namespace

std::string_view role_name(Role role) {
    constexpr std::string_view names[] = {"button", "toggle", "tab",      "slider", "state",
                                          "event",  "map",    "timeline", "card",   "heading",
                                          "text",   "image",  "language"};
    return names[static_cast<std::size_t>(role)];
}

NodeKey node_key(std::string_view id) {
    const NodeKey key = fnv1a(fnv_start, id);
    return key == 0 ? 1 : key;
}

NodeId::NodeId(std::string_view text) {
    set({}, text);
}

NodeId::NodeId(std::string_view prefix, std::string_view rest) {
    set(prefix, rest);
}

void NodeId::set(std::string_view prefix, std::string_view rest) {
    const std::size_t room = text_.size() - 1;
    append(prefix);
    if (size_ + rest.size() <= room) {
        append(rest);
    } else {
        append(rest.substr(0, room - size_ - std::min(room - size_, hash_digits + 1)));
        append("-");
        const NodeKey hash = fnv1a(fnv_start, rest);
        for (std::size_t i = 0; i < hash_digits; ++i)
            append(std::string_view("0123456789abcdef").substr((hash >> (4 * i)) & 15, 1));
    }
    key_ = node_key(view());
}

void NodeId::append(std::string_view text) {
    const std::size_t n = std::min(text.size(), text_.size() - 1 - size_);
    std::copy_n(text.data(), n, text_.data() + size_);
    size_ = static_cast<std::uint8_t>(size_ + n);
}

void NodeTree::clear() {
    forget_nodes();
    block_ = used_ = 0;
    pressed_shown_ = {};
}

void NodeTree::forget_nodes() {
    nodes_.clear();
    map.reset();
    time.reset();
    cursor_grab.reset();
    answer_scale.reset();
    circles.clear();
    mirrored = false;
}

void NodeTree::show_pressed(NodeKey key) {
    auto slot = std::ranges::find(pressed_shown_, key);
    if (slot == pressed_shown_.end())
        slot = std::ranges::find(pressed_shown_, NodeKey{0});
    if (slot != pressed_shown_.end())
        *slot = key;
}

Node& NodeTree::add(Node node) {
    if (node.touch == PointPx{})
        node.touch = node.box.centre();
    node.box = node.box.moved(slide_);
    node.touch = node.touch + slide_;
    if (muted_)
        return muted_node_ = std::move(node);
    return nodes_.emplace_back(std::move(node));
}

void NodeTree::move_down(float px) {
    for (Node& node : nodes_) {
        node.box.y += px;
        node.touch.y += px;
    }
    if (map)
        map->box.y += px;
    if (answer_scale)
        answer_scale->y += px;
    if (cursor_grab)
        cursor_grab->y += px;
    for (CirclePoint& circle : circles)
        circle.at.y += px;
}

std::string_view NodeTree::keep(std::string_view text) {
    const std::size_t n = std::min(text.size(), block_size);
    if (text_blocks_.empty())
        text_blocks_.emplace_back(block_size);
    if (used_ + n > block_size) {
        used_ = 0;
        if (++block_ == text_blocks_.size())
            text_blocks_.emplace_back(block_size);
    }
    char* to = text_blocks_[block_].data() + used_;
    std::copy_n(text.data(), n, to);
    used_ += n;
    return {to, n};
}

const Node* NodeTree::find(NodeKey key) const {
    const auto it =
        std::ranges::find_if(nodes_, [key](const Node& n) { return n.id.key() == key; });
    return it == nodes_.end() ? nullptr : &*it;
}

const Node* NodeTree::at(PointPx point) const {
    for (auto it = nodes_.rbegin(); it != nodes_.rend(); ++it) {
        if (it->hit && it->box.contains(point))
            return &*it;
    }
    return nullptr;
}

ContactTarget NodeTree::target_at(PointPx point) const {
    const Node* node = at(point);
    if (node == nullptr)
        return {};
    ContactTarget target;
    target.region = static_cast<std::uint16_t>(node->region);
    target.item = static_cast<std::uint32_t>(node->id.key());
    target.pinchable = node->drag == DragKind::map || node->drag == DragKind::time;
    // Only where something shows under a resting finger may a hold take the drag away.
    const bool needle = cursor_grab && cursor_grab->contains(point);
    target.holdable = node->drag == DragKind::map || (node->drag == DragKind::time && !needle);
    target.draggable = node->drag != DragKind::none;
    return target;
}

} // namespace fl
