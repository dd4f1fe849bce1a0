#!/usr/bin/env python3
"""Draws docs/rooms.svg from the list of rooms in tests/include_directions.cmake; run it when that list has changed.

A room stands above every room it may include. Drawn are only the arrows that do not follow from others, within a storey."""
import os
import re

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "../tests/include_directions.cmake")) as file:
    text = file.read()
may = {room: others.split() for room, others in re.findall(r'^  "([a-z/]+):([^"]*)"$', text, re.M)}
libtorch = re.compile(re.search(r'"torch/[^"]*" "([^"]*)"', text)[1])
storeys = ["app", "views", "core"]  # from above
titles = {"app": "the programs epiarc and epiarc-cli; the commands of the latter know no Qt",
          "views": "the window, Qt 6; panels meet only through the session",
          "core": "files, models, training; plain C++20, no Qt"}
row, gap, margin, band, size = 48, 16, 24, 40, 12.5  # pixels: from row to row, beside a box, around, above a storey; of letters


def storey(room):
    return room.split("/")[0]


def label(room):
    return room.split("/", 1)[-1] if room not in storeys else {"app": "app", "views": "views: the window"}[room]


def width(node):
    return 14 + 0.58 * size * len(label(node)) if node in may else 20


below = {room: [other for other in others if storey(other) == storey(room)] for room, others in may.items()}
reached, level = {}, {}
for room in may:  # the list goes upwards
    reached[room] = set(below[room]).union(*(reached[other] for other in below[room]))
    level[room] = 1 + max((level[other] for other in below[room]), default=-1)


def layout(rooms):
    """x of the middle of every node, and the nodes that each arrow passes: a long arrow has a node in every row it crosses."""
    paths, depth = [], {room: level[room] for room in rooms}
    for room in rooms:
        for other in below[room]:
            if not any(other in reached[third] for third in below[room]):
                bends = [f"{room}>{other}>{at}" for at in range(level[room] - 1, level[other], -1)]
                depth.update({bend: level[room] - 1 - i for i, bend in enumerate(bends)})
                paths.append([room, *bends, other])
    rows = [[node for node in depth if depth[node] == at] for at in range(max(depth.values()) + 1)]
    near = {node: [] for node in depth}
    for path in paths:
        for a, b in zip(path, path[1:]):
            near[a].append(b)
            near[b].append(a)
    x = {node: 100.0 * i for nodes in rows for i, node in enumerate(nodes)}
    for turn in range(400):
        for nodes in rows if turn % 2 else reversed(rows):
            wish = {node: sum(x[other] for other in near[node]) / len(near[node]) if near[node] else x[node] for node in nodes}
            if turn < 200:
                nodes.sort(key=wish.get)
            at, ends = [], None
            for node in nodes:  # as wished, but beside the one before
                half = width(node) / 2
                at.append(max(wish[node], ends + gap + half) if ends is not None else wish[node])
                ends = at[-1] + half
            shift = sum(wish[node] - a for node, a in zip(nodes, at)) / len(nodes)
            x.update({node: a + shift for node, a in zip(nodes, at)})
    left = min(x[node] - width(node) / 2 for node in x)
    return {node: x[node] - left for node in x}, depth, paths


def draw():
    made = {name: layout([room for room in may if storey(room) == name]) for name in storeys}
    wide = max(x[node] + width(node) / 2 for x, _, _ in made.values() for node in x) + 2 * margin
    parts, top = [], margin / 2
    for name in storeys:
        x, depth, paths = made[name]
        own = max(x[node] + width(node) / 2 for node in x)
        high = band + row * (max(depth.values()) + 1)
        y = {node: top + high - row * (depth[node] + 0.5) for node in x}
        x = {node: x[node] + (wide - own) / 2 for node in x}
        parts.append(f'<rect class="storey" x="{margin / 2}" y="{top}" width="{wide - margin:.0f}" height="{high}" rx="8"/>'
                     f'<text class="title" x="{margin}" y="{top + 24}" font-weight="bold">{name}</text>'
                     f'<text class="title" x="{margin + 48}" y="{top + 24}">{titles[name]}</text>')
        for path in paths:
            points = [(x[node], y[node] + (12 if node == path[0] else -17 if node == path[-1] else 0)) for node in path]
            d = f"M{points[0][0]:.0f} {points[0][1]:.0f}"
            for (ax, ay), (bx, by) in zip(points, points[1:]):
                d += f" C{ax:.0f} {(ay + by) / 2:.0f} {bx:.0f} {(ay + by) / 2:.0f} {bx:.0f} {by:.0f}"
            parts.append(f'<path class="arrow" d="{d}"/><path class="tip" d="M{bx:.0f} {by + 5:.0f} l-3.5 -7 h7 z"/>')
        for room in (node for node in x if node in may):
            kind = "torch" if libtorch.search(room) else "room"
            parts.append(f'<rect class="{kind}" x="{x[room] - width(room) / 2:.0f}" y="{y[room] - 12:.0f}" width="{width(room):.0f}" '
                         f'height="24" rx="4"/><text class="name" x="{x[room]:.0f}" y="{y[room] + 4:.0f}">{label(room)}</text>')
        top += high + 26
        if name != storeys[-1]:
            parts.append(f'<path class="tip" d="M{wide / 2:.0f} {top - 2} l-9 -12 h6 v-12 h6 v12 h6 z"/>')
    parts.append(f'<rect class="torch" x="{margin}" y="{top - 14}" width="24" height="14" rx="3"/><text class="title" x="{margin + 32}" '
                 f'y="{top - 3}">sees LibTorch; a library of its own</text>'
                 f'<text class="title" x="{wide - margin:.0f}" y="{top - 3}" text-anchor="end">arrow: may include</text>')
    return f'''<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{top + 12:.0f}" font-family="sans-serif" font-size="{size}">
<style>.storey {{ fill: #f4f6f8 }} .room {{ fill: #fff; stroke: #5b6b7b }} .torch {{ fill: #fde9d9; stroke: #b4642a }} .name {{ text-anchor: middle; fill: #1b242d }}
.title {{ fill: #44515e }} .arrow {{ fill: none; stroke: #8795a3; stroke-width: 1.1 }} .tip {{ fill: #5b6b7b }}</style>
<rect width="100%" height="100%" fill="#fff"/>
''' + "\n".join(parts) + "\n</svg>\n"


if __name__ == "__main__":
    with open(os.path.join(here, "rooms.svg"), "w") as file:
        file.write(draw())
