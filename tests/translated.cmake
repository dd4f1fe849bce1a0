# What the user reads goes through tr(). Looks for texts with words that are handed to a widget as they are.
# usage: cmake -DROOT=SOURCE_FOLDER -P translated.cmake
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/views/*.cpp)
set(setters "setText|setToolTip|setWindowTitle|setTitle|setAccessibleName|setAccessibleDescription|setPlaceholderText|setLabelText")
set(makers "addAction|addMenu|addSection|addTab|addRow|addItem|showMessage|showNotice|showProblem|QLabel|QPushButton|QCheckBox|QRadioButton|QGroupBox|QDockWidget")
set(literal "(QStringLiteral|QLatin1String|QString)\\(u?\"[^\"]*[A-Za-z][a-z][a-z]|u?\"[^\"]*[A-Za-z][a-z][a-z]")
foreach(f ${files})
  file(STRINGS ${ROOT}/${f} lines REGEX "[ .>:](${setters}|${makers})\\((${literal})")
  foreach(l ${lines})
    if(l MATCHES "setText\\([^)]*\\), ") # a keyword of an image file and its value
      continue()
    endif()
    message(SEND_ERROR "${f}: this text is not translated: ${l}")
  endforeach()
endforeach()
list(LENGTH files count)
if(count LESS 10)
  message(FATAL_ERROR "only ${count} source files under ${ROOT}/views: nothing was checked")
endif()
