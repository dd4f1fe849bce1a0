# The rooms of the house and what each may include; whatever is not named here is forbidden, so every new arrow is a decision.
# Rooms stand in the order in which they are built on one another: a room may only name rooms above it, so no arrow leads back.
# usage: cmake -DROOT=SOURCE_FOLDER -P include_directions.cmake
cmake_policy(VERSION 3.25)

set(rooms
  "core/base:"
  "core/genome: core/base"
  "core/genome/annotation: core/base core/genome"
  "core/tracks: core/base core/genome core/genome/annotation"
  "core/tracks/reading: core/base core/genome core/genome/annotation"
  "core/tracks/writing: core/base core/tracks core/tracks/reading"
  "core/tracks/formats: core/base core/genome core/genome/annotation core/tracks core/tracks/reading"
  "core/data: core/base core/genome"
  "core/simulation: core/base core/genome core/tracks/writing"
  "core/models/tensors: core/base"
  "core/models: core/base core/tracks/formats core/models/tensors"
  "core/models/families: core/base core/models"
  "core/models/edits: core/genome core/genome/annotation core/models"
  "core/models/inputs: core/genome core/tracks core/models core/models/edits"
  "core/models/predictions: core/base core/genome core/genome/annotation core/tracks core/tracks/writing core/models/tensors core/models core/models/inputs"
  "core/models/device: core/base core/models"
  "core/models/networks: core/base core/models/tensors core/models core/models/families"
  "core/models/networks/kernels: core/models/device"
  "core/models/networks/layers: core/models/families core/models/device core/models/networks core/models/networks/kernels"
  "core/models/networks/blocks: core/models/families core/models/networks core/models/networks/layers"
  "core/models/networks/families: core/models core/models/families core/models/networks core/models/networks/layers core/models/networks/blocks"
  "core/models/import: core/base core/genome core/models/tensors core/models core/models/families core/models/networks core/models/networks/families"
  "core/models/engine: core/base core/models/tensors core/models core/models/inputs core/models/device core/models/networks core/models/networks/families core/models/import"
  "core/interpret: core/base core/genome core/genome/annotation core/tracks core/tracks/writing core/models/tensors core/models core/models/edits core/models/inputs"
  "core/train/run: core/base"
  "core/train: core/base core/genome core/genome/annotation core/data core/models/tensors core/models core/models/families core/models/inputs core/models/predictions core/train/run"
  "core/train/checks: core/genome/annotation core/tracks core/tracks/formats core/models core/models/inputs core/models/predictions core/train"
  "core/train/loop: core/base core/models/tensors core/models core/models/device core/models/networks core/models/networks/families core/models/engine core/train/run core/train"
  "core/links: core/base core/genome core/genome/annotation core/tracks/reading core/tracks/writing core/interpret"

  "views/look:"
  "views/jobs: core/base"
  "views/plots: views/look"
  "views/activity: views/look views/jobs"
  "views/document: core/base core/tracks core/tracks/formats core/models core/models/edits core/interpret views/look"
  "views/sessionfiles: core/base core/tracks/formats core/models/edits views/document"
  "views/sources: core/base core/genome/annotation core/tracks core/tracks/formats core/models core/models/edits core/models/predictions core/interpret views/jobs views/document"
  "views/session: core/base core/genome/annotation core/tracks core/tracks/formats core/models/inputs core/train/run views/look views/document views/sessionfiles views/sources"
  "views/geometry: core/base core/genome core/tracks views/document"
  "views/ink: views/geometry"
  "views/painting: core/base core/tracks views/look views/document views/geometry views/ink"
  "views/lanes: views/jobs views/session views/geometry views/painting"
  "views/lanemenus: core/models/edits views/look views/jobs views/document views/session views/geometry views/painting views/lanes"
  "views/browser: core/tracks views/look views/jobs views/document views/session views/geometry views/ink views/painting views/lanes views/lanemenus"
  "views/sheets:"
  "views/figures: core/base core/tracks views/look views/jobs views/sessionfiles views/session views/geometry views/ink views/painting views/lanes views/sheets"
  "views/exporting: core/base core/tracks/writing views/document views/sources views/geometry views/painting views/browser views/figures"
  "views/saving: core/base views/look views/jobs views/activity views/sessionfiles views/session"
  "views/models: core/base core/genome core/models/families core/models/inputs views/look views/document views/session"
  "views/regions: views/look views/jobs views/session"
  "views/tracks: views/look views/document views/session views/lanes"
  "views/attention: core/tracks core/models/families core/interpret views/look views/document views/sources views/lanes"
  "views/runs: core/base core/train/run core/train views/look views/jobs views/plots"
  "views/training: core/base core/tracks core/data core/models core/models/families core/models/inputs core/train/run core/train views/look views/jobs views/session views/runs"
  "views/welcome: core/base core/simulation core/models views/look views/document views/session"
  "views: views/look views/activity views/session views/lanemenus views/browser views/exporting views/saving views/models views/regions views/tracks views/attention views/runs views/training views/welcome"

  "app/commands: core/base core/genome core/genome/annotation core/tracks core/tracks/formats core/simulation core/models/tensors core/models core/models/families core/models/edits core/models/inputs core/models/predictions core/interpret core/train core/train/checks core/links"
  "app: core/base core/genome/annotation views/look views/document views/sessionfiles views/session views/lanes views/figures views/saving views app/commands"
)
# Which rooms may see which libraries: pattern of the header, then pattern of the rooms.
set(libraries
  "torch/|ATen/|c10/" "^core/(models/(device|networks|engine|import)|train/loop)(/|$)"
  "hdf5" "^core/models/tensors$"
  "htslib" "^core/(base|genome|tracks)(/|$)"
  "Q[A-Z]|qcustomplot" "^(views(/|$)|app$)"
  "CLI/" "^app"
)

file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/core/*.h ${ROOT}/core/*.cpp ${ROOT}/views/*.h ${ROOT}/views/*.cpp ${ROOT}/app/*.cpp ${ROOT}/app/*.h)
list(LENGTH files count)
if(count LESS 100)
  message(FATAL_ERROR "only ${count} source files under ${ROOT}: nothing was checked")
endif()

foreach(line ${rooms})
  string(REGEX MATCH "^([^:]*):(.*)$" line "${line}")
  set(room ${CMAKE_MATCH_1})
  string(REPLACE " " ";" allowed "${CMAKE_MATCH_2}")
  message(STATUS "${room} may include:${CMAKE_MATCH_2}")
  foreach(other ${allowed})
    if(NOT other IN_LIST known)
      message(SEND_ERROR "${room} may not be allowed ${other}, which does not stand before it: arrows would lead in a circle")
    endif()
  endforeach()
  list(APPEND known ${room})
  set(allowed_${room} ${allowed})
endforeach()

foreach(file ${files})
  get_filename_component(room ${file} DIRECTORY)
  if(NOT room IN_LIST known)
    message(SEND_ERROR "${file}: the room ${room} is not in the list of this test; say there what it may include")
    continue()
  endif()
  file(STRINGS ${ROOT}/${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
  foreach(line ${lines})
    string(REGEX REPLACE "^[^<\"]*[<\"]([^>\"]*)[>\"].*$" "\\1" header "${line}")
    if(header MATCHES "^(core|views|app)/")
      get_filename_component(other ${header} DIRECTORY)
      if(NOT other STREQUAL room AND NOT other IN_LIST allowed_${room})
        message(SEND_ERROR "${file} may not include ${header}: ${room} → ${other} is not allowed")
      elseif(NOT other STREQUAL room)
        list(APPEND used_${room} ${other})
      endif()
    endif()
    set(rest ${libraries})
    while(rest)
      list(POP_FRONT rest headers where)
      if(header MATCHES "^(${headers})" AND NOT room MATCHES "${where}")
        message(SEND_ERROR "${file} may not include ${header}")
      endif()
    endwhile()
  endforeach()
endforeach()

# What is allowed and not used is no longer true.
foreach(room ${known})
  foreach(other ${allowed_${room}})
    if(NOT other IN_LIST used_${room})
      message(SEND_ERROR "${room} includes nothing of ${other} any more: take it off the list")
    endif()
  endforeach()
endforeach()

# Whoever looks for a room finds it in the README and in the picture, which docs/rooms.py draws from the list above.
file(READ ${ROOT}/README.md readme)
file(READ ${ROOT}/docs/rooms.svg picture)
foreach(room ${known})
  string(REGEX REPLACE "^[^/]*/(.*)$" "\\1" label "${room}")
  if(NOT readme MATCHES "[|,] `${room}`")
    message(SEND_ERROR "README.md does not tell what is in ${room}: add it to the table of rooms")
  endif()
  if(NOT picture MATCHES ">${label}[<:]")
    message(SEND_ERROR "docs/rooms.svg does not show ${room}: run python3 docs/rooms.py")
  endif()
endforeach()
